package dev.duplexrpc;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How one call is to be carried. Immutable; start from {@link #DEFAULTS}. */
public final class CallOptions {

    /** The connection's own timeout, nothing else. */
    public static final CallOptions DEFAULTS = new CallOptions(null, false, Map.of());

    private final @Nullable Duration timeout;
    private final boolean idempotent;
    private final Map<String, String> metadata;

    private CallOptions(@Nullable Duration timeout, boolean idempotent, Map<String, String> metadata) {
        this.timeout = timeout;
        this.idempotent = idempotent;
        this.metadata = metadata;
    }

    /**
     * These options with a timeout: how long the caller waits for the response. A call that has not left by then is withdrawn, one that has is cancelled. Default: the
     * connection's.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CallOptions withTimeout(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("The timeout of a call must be positive, not " + limit + ".");
        }
        return new CallOptions(limit, idempotent, metadata);
    }

    /**
     * These options, saying that the call may be made twice without doing harm: if it fails, {@link CallFailedException#isSafeToRepeat} says so. Default: what the
     * contract says of the method.
     */
    public CallOptions withIdempotent() {
        return new CallOptions(timeout, true, metadata);
    }

    /**
     * These options with a name and a value that travel along with the request, in place of an earlier value of that name. A server that is not ours may refuse
     * requests that carry any. Default: none.
     */
    public CallOptions withMetadata(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(metadata);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new CallOptions(timeout, idempotent, Collections.unmodifiableMap(more));
    }

    /** The timeout, null for the connection's. */
    public @Nullable Duration timeout() {
        return timeout;
    }

    /** Whether the call may be made twice whatever the contract says. */
    public boolean isIdempotent() {
        return idempotent;
    }

    /** What travels along, in the order in which it was added; empty if nothing. */
    public Map<String, String> metadata() {
        return metadata;
    }
}
