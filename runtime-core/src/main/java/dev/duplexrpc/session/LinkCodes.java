package dev.duplexrpc.session;

/** The codes with which the link protocol closes connections. */
public final class LinkCodes {

    /** The session has a newer connection: whoever had this one does not come back. */
    public static final int TAKEN_OVER = 4000;

    /** The session has ended. */
    public static final int ENDED = 4001;

    /** The protocol was violated. */
    public static final int VIOLATED = 4002;

    private LinkCodes() {}
}
