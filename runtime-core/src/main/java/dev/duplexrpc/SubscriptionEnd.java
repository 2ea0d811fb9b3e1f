package dev.duplexrpc;

/** Why a subscription has ended, as the serving side is told. */
public enum SubscriptionEnd {
    /** The subscriber has unsubscribed. */
    UNSUBSCRIBED,
    /** The handler has called {@link Subscriber#completed}. */
    COMPLETED,
    /** The handler has called {@link Subscriber#failed}. */
    FAILED,
    /** The subscriber does not take the items as fast as they are produced, see {@link OutboxPolicy#DISCONNECT}. */
    TOO_SLOW,
    /** The session has ended. */
    DISCONNECTED
}
