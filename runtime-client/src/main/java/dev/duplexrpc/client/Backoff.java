package dev.duplexrpc.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** When a client that has lost its connection tries again, and when no more. Pure, but for the chance it is given. Not for several threads. */
final class Backoff {

    /** Refusals that say nothing about the next attempt: request timeout, too early, too many requests. */
    private static final int[] PASSING_STATUSES = {408, 425, 429};

    /** A connection that lasted so long was one, however long it had been waited for: who comes once a second or less often hammers nobody. */
    private static final long LASTING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Reconnection policy;

    /** How many addresses are asked in turn. */
    private final int addresses;

    /** A random number below its argument. */
    private final LongUnaryOperator random;

    private long lostNanos;
    private int attempts;

    /** How many attempts have been refused for good, one behind the other. */
    private int refusals;

    /** How often the bound has doubled. */
    private int doubled;

    private long boundNanos;
    private long connectedNanos;
    private long receivedBefore;
    private boolean connected;

    Backoff(Reconnection policy, int addresses, LongUnaryOperator random) {
        this.policy = policy;
        this.addresses = addresses;
        this.random = random;
    }

    /**
     * A connection has been made, and the session goes on over it.
     *
     * @param received how many messages of the session have come
     */
    void connected(long nanos, long received) {
        connected = true;
        connectedNanos = nanos;
        receivedBefore = received;
    }

    /**
     * The connection has been lost. One that has brought no message of the session and did not last either was none: a server that ends each at once is asked less and less. Where the
     * network breaks all the time, but something gets through each time, nobody waits for long.
     *
     * @param received how many messages of the session have come
     */
    void lost(long nanos, long received) {
        if (!connected || received > receivedBefore || hasLasted(nanos - connectedNanos)) {
            doubled = 0;
        }
        connected = false;
        lostNanos = nanos;
        attempts = 0;
        refusals = 0;
    }

    private boolean hasLasted(long time) {
        return time >= Math.min(boundNanos, LASTING_NANOS);
    }

    /** How many attempts have been allowed since the loss. */
    int attempts() {
        return attempts;
    }

    /**
     * How long to wait before the next attempt, which is made at the next address. What one address refuses for good another may allow: it is over when each has refused in turn.
     *
     * @param failure of the attempt before, null if there was none or it came as far as a connection
     * @return null to give up
     */
    @Nullable Duration next(long nowNanos, @Nullable ConnectFailedException failure) {
        refusals = failure != null && isFinal(failure.status()) ? refusals + 1 : 0;
        if (attempts >= policy.maxAttempts() || refusals >= addresses) {
            return null;
        }
        long bound = policy.maxDelay().toNanos();
        long first = policy.firstDelay().toNanos();
        if (doubled < Long.numberOfLeadingZeros(Math.max(1, first)) - 1) {
            bound = Math.min(bound, first << doubled);
            doubled++;
        }
        boundNanos = bound;
        long delay = bound == 0 ? 0 : random.applyAsLong(bound);
        if (failure != null) {
            // Together with chance, since others have been told the same.
            delay += failure.retryAfter().toNanos();
        }
        if (nowNanos - lostNanos + delay > policy.giveUpAfter().toNanos()) {
            return null;
        }
        attempts++;
        return Duration.ofNanos(delay);
    }

    /** Whether the server means not now but never: what it did not find or does not allow it will not later. */
    private static boolean isFinal(int status) {
        if (status < 400 || status >= 500) {
            return false;
        }
        for (int passing : PASSING_STATUSES) {
            if (status == passing) {
                return false;
            }
        }
        return true;
    }
}
