package dev.duplexrpc.session;

/**
 * How much may wait for clients that are away. Immutable.
 *
 * @param sessions how many sessions
 * @param sessionsPerOwner how many of them of one principal, or of one address where there is none
 * @param bytes how many bytes of messages in all of them together
 * @param bytesPerOwner how many in those of one principal or address
 */
public record SuspendedLimits(int sessions, int sessionsPerOwner, long bytes, long bytesPerOwner) {

    /**
     * 10,000 sessions and 256 MiB, whoever they are of. No fixed part for one owner: all clients behind one proxy or router share an address, and come back together when that was restarted.
     * Where there is no room for all, the owner of most makes way, so that nobody can drive others out.
     */
    public static final SuspendedLimits DEFAULTS =
            new SuspendedLimits(10_000, Integer.MAX_VALUE, 256L * 1024 * 1024, Long.MAX_VALUE);

    public SuspendedLimits {
        Positive.check("maxSuspendedSessions", sessions > 0, sessions);
        Positive.check("maxSuspendedSessionsPerOwner", sessionsPerOwner > 0, sessionsPerOwner);
        Positive.check("maxSuspendedBytes", bytes > 0, bytes);
        Positive.check("maxSuspendedBytesPerOwner", bytesPerOwner > 0, bytesPerOwner);
    }

    public SuspendedLimits withSessions(int count) {
        return new SuspendedLimits(count, sessionsPerOwner, bytes, bytesPerOwner);
    }

    public SuspendedLimits withSessionsPerOwner(int count) {
        return new SuspendedLimits(sessions, count, bytes, bytesPerOwner);
    }

    public SuspendedLimits withBytes(long count) {
        return new SuspendedLimits(sessions, sessionsPerOwner, count, bytesPerOwner);
    }

    public SuspendedLimits withBytesPerOwner(long count) {
        return new SuspendedLimits(sessions, sessionsPerOwner, bytes, count);
    }
}
