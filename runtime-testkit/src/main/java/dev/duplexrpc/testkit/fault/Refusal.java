package dev.duplexrpc.testkit.fault;

/** How new connections are refused. */
public enum Refusal {
    /** Nobody listens: "connection refused". The port stays the proxy's all the same. */
    CLOSED,
    /** They are accepted and reset at once. */
    RESET
}
