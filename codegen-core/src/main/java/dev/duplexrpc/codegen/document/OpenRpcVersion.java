package dev.duplexrpc.codegen.document;

/** The versions of the specification whose rules differ. */
public enum OpenRpcVersion {
    V1_2,
    V1_3,
    V1_4;

    /** Up to 1.2 every method has a result; since 1.3 a method without one is a notification. */
    public boolean requiresResult() {
        return this == V1_2;
    }
}
