package dev.duplexrpc.json;

/** How much a {@link JsonReader} asks of the values it reads. */
public enum Checks {
    /**
     * The shape only: types and required members. What a client does with what a server sent, so that a server may add
     * members, values and variants without breaking the clients that are already out there.
     */
    STRUCTURE,

    /** Everything that the schema says: also ranges, lengths, patterns, counts, and that closed objects stay closed. */
    FULL
}
