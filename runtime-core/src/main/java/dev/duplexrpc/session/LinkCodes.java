package dev.duplexrpc.session;

import dev.duplexrpc.websocket.CloseCode;

/** The codes with which the link protocol closes connections. */
public final class LinkCodes {

    /** The session has a newer connection: whoever had this one does not come back. */
    public static final int TAKEN_OVER = 4000;

    /** The session has ended. */
    public static final int ENDED = 4001;

    /** The protocol was violated. */
    public static final int VIOLATED = 4002;

    /** The credentials that came with the question for a session were refused: the same ones are of no use another time. */
    public static final int REFUSED = 4003;

    private LinkCodes() {}

    /** Whether a connection that the other side closes with this code is the end of its session there: there is nothing to come back to. */
    static boolean endSession(int code) {
        return switch (code) {
            case TAKEN_OVER,
                    ENDED,
                    VIOLATED,
                    CloseCode.PROTOCOL_ERROR,
                    CloseCode.UNSUPPORTED_DATA,
                    CloseCode.INVALID_DATA,
                    CloseCode.MESSAGE_TOO_BIG -> true;
            default -> false;
        };
    }
}
