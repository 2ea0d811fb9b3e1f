package dev.duplexrpc;

/** Why a subscription has ended, as the side learns that served it. */
public enum SubscriptionEnd {
    /** The subscriber wants no more. */
    UNSUBSCRIBED,
    /** The handler has said so with {@link Subscriber#completed}. */
    COMPLETED,
    /** The handler has said so with {@link Subscriber#failed}. */
    FAILED,
    /** The subscriber does not take the items as fast as they are made, see {@link OutboxPolicy#DISCONNECT}. */
    TOO_SLOW,
    /** The session has ended. */
    DISCONNECTED
}
