package dev.duplexrpc.json;

/** The refusal of a text, when nothing but a refusal will do. */
final class Refusals {
    private Refusals() {}

    /** Returns the refusal, null if there is none; lets every other exception through. */
    static JsonException of(Runnable reading) {
        try {
            reading.run();
            return null;
        } catch (JsonException refusal) {
            return refusal;
        }
    }
}
