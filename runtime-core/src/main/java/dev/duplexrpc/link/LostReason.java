package dev.duplexrpc.link;

/** Why a session cannot be resumed. */
public enum LostReason {
    /** The server knows no such session: it never had it, has closed it, or was restarted. */
    UNKNOWN("unknown"),
    /** The grace period has passed. */
    EXPIRED("expired"),
    /** The token is not the session's. */
    WRONG_TOKEN("token"),
    /** The session belongs to somebody else. */
    WRONG_PRINCIPAL("principal"),
    /** A newer attempt to resume has come before: this one was overtaken on the way. */
    OVERTAKEN("overtaken"),
    /** Another server has the session: it cannot be gone on with here. */
    ELSEWHERE("elsewhere");

    private final String wire;

    LostReason(String wire) {
        this.wire = wire;
    }

    /** How it is written. */
    public String wire() {
        return wire;
    }

    /** The reason that is written so; what nobody knows here counts as {@link #UNKNOWN}. */
    static LostReason of(String wire) {
        for (LostReason reason : values()) {
            if (reason.wire.equals(wire)) {
                return reason;
            }
        }
        return UNKNOWN;
    }
}
