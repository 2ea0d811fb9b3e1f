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

/** Options for a single call. Immutable; start from {@link #DEFAULTS}. */
public final class CallOptions {

    /** No options: the connection's timeout, and what the contract says of the method. */
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
     * Adds a timeout: how long the caller waits for the response. If the request has not been sent by then, it is withdrawn; otherwise the call is cancelled on the other
     * side. Default: the connection's timeout.
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
     * Marks the call as idempotent: repeating it does no harm. If it fails, {@link CallFailedException#isSafeToRepeat} returns true. A subscription is made
     * again if its session was lost, see {@link SubscriptionMethod#idempotent}. Default: what the contract says of the method.
     */
    public CallOptions withIdempotent() {
        return new CallOptions(timeout, true, metadata, outboxPolicy, progress);
    }

    /**
     * Adds a name and a value that are sent with the request, replacing an earlier value of that name. Servers other than ours may refuse
     * requests with metadata. Default: none.
     */
    public CallOptions withMetadata(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(metadata);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new CallOptions(timeout, idempotent, Collections.unmodifiableMap(more), outboxPolicy, progress);
    }

    /**
     * Sets what happens to a notification that the other side does not take yet, instead of what the contract says; calls ignore it. Notifications of one method with the same policy
     * stay in order among themselves, but everything else may overtake those that have to wait. Default: what the contract says of the method; if it says nothing, a
     * notification for which there is no room fails with {@link CallFailedException.Reason#OUTBOX_FULL}.
     */
    public CallOptions withOutboxPolicy(OutboxPolicy policy) {
        return new CallOptions(timeout, idempotent, metadata, Objects.requireNonNull(policy, "policy"), progress);
    }

    /**
     * Sets a listener for the progress of the call, replacing an earlier one; notifications and subscriptions ignore it. The request asks the other side to report
     * progress, which it may or may not do. Default: no listener, and the other side is not asked.
     *
     * <p>The listener is called on handler threads, where it may block, one call at a time and in order. The call completes after all progress that arrived before its response has been
     * handled, on the listener's thread if there was any; a listener that takes longer than the call's timeout fails the call. Once the call has ended, the listener is not called again. Progress
     * that does not match the contract is dropped, and so is what waits beyond {@code maxWaitingBytes} for a slow listener.
     *
     * @param item reads the reported values
     */
    public <T> CallOptions withProgress(JsonCodec<T> item, Consumer<? super T> listener) {
        return new CallOptions(timeout, idempotent, metadata, outboxPolicy, new Progress<>(item, listener));
    }

    /** As {@link #withProgress(JsonCodec, Consumer)}, for a method without generated code. */
    public CallOptions withProgress(Consumer<? super Json> listener) {
        return withProgress(Codecs.JSON, listener);
    }

    /** The timeout, null for the connection's. */
    public @Nullable Duration timeout() {
        return timeout;
    }

    /** Whether these options mark the call as idempotent; false leaves it to the contract. */
    public boolean isIdempotent() {
        return idempotent;
    }

    /** The metadata sent with the request, in the order in which it was added; empty if none. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** What happens to a notification that the other side does not take yet, null for what the contract says. */
    public @Nullable OutboxPolicy outboxPolicy() {
        return outboxPolicy;
    }

    /** The listener for the progress of the call, null if none. */
    public @Nullable Progress<?> progress() {
        return progress;
    }

    /**
     * A listener for the progress of a call.
     *
     * @param item reads the reported values
     * @param listener receives them
     */
    public record Progress<T>(JsonCodec<T> item, Consumer<? super T> listener) {

        public Progress {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(listener, "listener");
        }
    }
}
