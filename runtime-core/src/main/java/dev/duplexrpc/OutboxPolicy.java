package dev.duplexrpc;

/** What happens to the items of a subscription, or to notifications of one method, that the other side does not take as fast as they are produced. */
public enum OutboxPolicy {
    /**
     * Disconnects the other side: the subscription ends with error -32002 if the other side has granted no credit for more, and the connection ends if its outbox
     * is full. The default.
     */
    DISCONNECT,
    /**
     * The producer waits until there is room. Never on an I/O thread: there it throws instead of waiting. A notification to a group of sessions waits for no
     * member: one without room is disconnected.
     */
    BLOCK,
    /** The oldest waiting ones are dropped. */
    DROP_OLDEST,
    /**
     * Only the newest one waits: for state of which only the last value matters. It is never dropped: if everything else that waits for the other side has filled
     * {@code maxOutboxBytes}, the subscription ends with error -32002, or the notification fails with {@code OUTBOX_FULL}.
     */
    COALESCE
}
