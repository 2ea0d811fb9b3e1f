package dev.duplexrpc.testkit.fault;

import java.util.Map;

/**
 * What a {@link FaultProxy} has seen since it was started.
 *
 * @param open connections that are open now; one that was cut by silence is, until its ends have closed it
 * @param accepted connections that came and were let in
 * @param refused connections that came and were reset because of {@link Refusal#RESET}; those that found nobody listening are known to nobody
 * @param unreachable connections that were reset because the server did not take them
 * @param cutBy how many connections were cut, by how they were cut first
 * @param toServer what went to the server
 * @param toClient what went to the client
 */
public record ProxyCounts(
        int open,
        long accepted,
        long refused,
        long unreachable,
        Map<Cut, Long> cutBy,
        Traffic toServer,
        Traffic toClient) {

    public ProxyCounts {
        cutBy = Map.copyOf(cutBy);
    }

    /** How many connections were cut in any way. */
    public long cuts() {
        return cutBy.values().stream().mapToLong(Long::longValue).sum();
    }
}
