package dev.duplexrpc;

import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How one call is to be carried. Immutable; start from {@link #DEFAULTS}. */
public final class CallOptions {

    /** The connection's own timeout, nothing else. */
    public static final CallOptions DEFAULTS = new CallOptions(null, false, Map.of(), null, null);

    private final @Nullable Duration timeout;
    private final boolean idempotent;
    private final Map<String, String> metadata;
    private final @Nullable OutboxPolicy outboxPolicy;
    private final @Nullable Progress<?> progress;

    private CallOptions(
            @Nullable Duration timeout,
            boolean idempotent,
            Map<String, String> metadata,
            @Nullable OutboxPolicy outboxPolicy,
            @Nullable Progress<?> progress) {
        this.timeout = timeout;
        this.idempotent = idempotent;
        this.metadata = metadata;
        this.outboxPolicy = outboxPolicy;
        this.progress = progress;
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
        return new CallOptions(limit, idempotent, metadata, outboxPolicy, progress);
    }

    /**
     * These options, saying that the call may be made twice without doing harm: if it fails, {@link CallFailedException#isSafeToRepeat} says so. A subscription is made
     * again where its session was lost, see {@link SubscriptionMethod#idempotent}. Default: what the contract says of the method.
     */
    public CallOptions withIdempotent() {
        return new CallOptions(timeout, true, metadata, outboxPolicy, progress);
    }

    /**
     * These options with a name and a value that travel along with the request, in place of an earlier value of that name. A server that is not ours may refuse
     * requests that carry any. Default: none.
     */
    public CallOptions withMetadata(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(metadata);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new CallOptions(timeout, idempotent, Collections.unmodifiableMap(more), outboxPolicy, progress);
    }

    /**
     * These options with what becomes of a notification that the other side does not take yet, in place of what the contract says; calls do not heed it. Notifications of one method and with one policy
     * stay in order among themselves, but those that have to wait are overtaken by everything else. Default: what the contract says of the method; if that is nothing, a
     * notification for which there is no room fails with {@link CallFailedException.Reason#OUTBOX_FULL}.
     */
    public CallOptions withOutboxPolicy(OutboxPolicy policy) {
        return new CallOptions(timeout, idempotent, metadata, Objects.requireNonNull(policy, "policy"), progress);
    }

    /**
     * These options with somebody who is told how the call goes on, in place of an earlier one; notifications and subscriptions do not heed it. The other side is asked for
     * it, and tells or does not. Default: nobody, and it is not asked.
     *
     * <p>The listener is called on handler threads, where it may block, one call at a time and in order. The call ends behind what came before its response, then on the
     * listener's thread; a listener that takes longer than the call's timeout fails the call. Once the call has ended in whatever way, the listener is called no more. What
     * does not fit the contract, and what waits beyond {@code maxWaitingBytes} for a slow listener, is left out.
     *
     * @param item reads what comes
     */
    public <T> CallOptions withProgress(JsonCodec<T> item, Consumer<? super T> listener) {
        return new CallOptions(timeout, idempotent, metadata, outboxPolicy, new Progress<>(item, listener));
    }

    /** As {@link #withProgress(JsonCodec, Consumer)}, for a method that no generated code knows. */
    public CallOptions withProgress(Consumer<? super Json> listener) {
        return withProgress(Codecs.JSON, listener);
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

    /** What becomes of a notification that the other side does not take yet, null for what the contract says. */
    public @Nullable OutboxPolicy outboxPolicy() {
        return outboxPolicy;
    }

    /** Who is told how the call goes on, null if nobody. */
    public @Nullable Progress<?> progress() {
        return progress;
    }

    /**
     * Somebody who is told how a call goes on.
     *
     * @param item reads what comes
     * @param listener gets it
     */
    public record Progress<T>(JsonCodec<T> item, Consumer<? super T> listener) {

        public Progress {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(listener, "listener");
        }
    }
}
