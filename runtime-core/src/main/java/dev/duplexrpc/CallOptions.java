package dev.duplexrpc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one call is to be carried. Immutable; start from {@link #DEFAULTS}. */
public final class CallOptions {

    /** The connection's own timeout, nothing else. */
    public static final CallOptions DEFAULTS = new CallOptions(null);

    private final @Nullable Duration timeout;

    private CallOptions(@Nullable Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * These options with a timeout: how long the caller waits for the response. A call that has not left by then is withdrawn. Default: the connection's.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CallOptions withTimeout(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("The timeout of a call must be positive, not " + limit + ".");
        }
        return new CallOptions(limit);
    }

    /** The timeout, null for the connection's. */
    public @Nullable Duration timeout() {
        return timeout;
    }
}
