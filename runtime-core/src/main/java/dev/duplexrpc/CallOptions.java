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
    public static final CallOptions DEFAULTS = new CallOptions(null, false, Map.of(), null);

    private final @Nullable Duration timeout;
    private final boolean idempotent;
    private final Map<String, String> metadata;
    private final @Nullable OutboxPolicy outboxPolicy;

    private CallOptions(
            @Nullable Duration timeout,
            boolean idempotent,
            Map<String, String> metadata,
            @Nullable OutboxPolicy outboxPolicy) {
        this.timeout = timeout;
        this.idempotent = idempotent;
        this.metadata = metadata;
        this.outboxPolicy = outboxPolicy;
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
        return new CallOptions(limit, idempotent, metadata, outboxPolicy);
    }

    /**
     * These options, saying that the call may be made twice without doing harm: if it fails, {@link CallFailedException#isSafeToRepeat} says so. Default: what the
     * contract says of the method.
     */
    public CallOptions withIdempotent() {
        return new CallOptions(timeout, true, metadata, outboxPolicy);
    }

    /**
     * These options with a name and a value that travel along with the request, in place of an earlier value of that name. A server that is not ours may refuse
     * requests that carry any. Default: none.
     */
    public CallOptions withMetadata(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(metadata);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new CallOptions(timeout, idempotent, Collections.unmodifiableMap(more), outboxPolicy);
    }

    /**
     * These options with what becomes of a notification that the other side does not take yet; calls do not heed it. Notifications of one method and with one policy
     * stay in order among themselves, but those that have to wait are overtaken by everything else. Default: none, and a notification for which there is no room
     * fails with {@link CallFailedException.Reason#OUTBOX_FULL}.
     */
    public CallOptions withOutboxPolicy(OutboxPolicy policy) {
        return new CallOptions(timeout, idempotent, metadata, Objects.requireNonNull(policy, "policy"));
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

    /** What becomes of a notification that the other side does not take yet, null where it fails. */
    public @Nullable OutboxPolicy outboxPolicy() {
        return outboxPolicy;
    }
}
