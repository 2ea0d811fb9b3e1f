package dev.duplexrpc.websocket;

/** The status codes of a close frame: RFC 6455, section 7.4, and the registry it founded. */
public final class CloseCode {

    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    public static final int UNSUPPORTED_DATA = 1003;
    /** Stands for a close frame without a code; never on the wire. */
    public static final int NO_STATUS = 1005;
    /** Stands for a connection that ended without a close frame; never on the wire. */
    public static final int ABNORMAL = 1006;

    public static final int INVALID_DATA = 1007;
    public static final int POLICY_VIOLATION = 1008;
    public static final int MESSAGE_TOO_BIG = 1009;
    public static final int INTERNAL_ERROR = 1011;
    public static final int SERVICE_RESTART = 1012;
    public static final int TRY_AGAIN_LATER = 1013;

    private CloseCode() {}

    /**
     * Checks a code with which somebody wants to close.
     *
     * @throws IllegalArgumentException if a close frame must not carry it
     */
    public static void requireSendable(int code) {
        if (!mayBeSent(code)) {
            throw new IllegalArgumentException("A connection cannot be closed with the code " + code
                    + ": 1000 to 1003, 1007 to 1014 and, for applications, 3000 to 4999 may be sent.");
        }
    }

    /** Whether a close frame may carry this code: one of the registry that is meant for the wire, or one for libraries (3000) or applications (4000). */
    static boolean mayBeSent(int code) {
        return (code >= NORMAL && code <= UNSUPPORTED_DATA)
                || (code >= INVALID_DATA && code <= 1014)
                || (code >= 3000 && code <= 4999);
    }
}
