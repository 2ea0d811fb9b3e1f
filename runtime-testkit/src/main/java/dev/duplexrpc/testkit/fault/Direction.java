package dev.duplexrpc.testkit.fault;

/** Which way bytes go. */
public enum Direction {
    /** From the client to the server. */
    TO_SERVER,
    /** From the server to the client. */
    TO_CLIENT
}
