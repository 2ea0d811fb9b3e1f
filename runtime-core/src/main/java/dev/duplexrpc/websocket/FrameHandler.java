package dev.duplexrpc.websocket;

/** What a {@link FrameReader} found. Every slice is valid only until the method returns: it lies in the buffer that the bytes were read into. */
public interface FrameHandler {

    /** A complete text message, unmasked, known to be UTF-8. */
    void text(byte[] bytes, int from, int length);

    /**
     * Whether a text message that is too large, as has just been found out, is to be passed over, so that {@link #passedOver} tells of it. Otherwise the reader refuses
     * it and everything behind it.
     */
    default boolean passesOver() {
        return false;
    }

    /** A text message was too large, and its end has come. Given is how it begins: not more than a few kilobytes, and not known to be UTF-8. */
    default void passedOver(byte[] bytes, int from, int length, TooLarge why) {}

    /** A complete binary message, unmasked. */
    void binary(byte[] bytes, int from, int length);

    /** A ping: to be answered with a pong of the same payload. */
    void ping(byte[] bytes, int from, int length);

    void pong(byte[] bytes, int from, int length);

    /** The close frame, the last thing a reader reports. The code is {@link CloseCode#NO_STATUS} when it carried none. */
    void close(int code, String reason);
}
