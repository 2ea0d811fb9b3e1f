package dev.duplexrpc;

/** What becomes of the items of a subscription, or of notifications of one method, that the other side does not take as fast as they are made. */
public enum OutboxPolicy {
    /**
     * The other side is given up: the subscription ends with error -32002 where the other side has given no credit for more, and the connection ends where its outbox
     * is full. What is used unless something else is chosen.
     */
    DISCONNECT,
    /** Whoever makes them waits until there is room. Never on a thread that moves bytes: there it throws instead of waiting. */
    BLOCK,
    /** The oldest that wait are dropped. */
    DROP_OLDEST,
    /** Only the newest waits: for states of which the last is all that counts. */
    COALESCE
}
