package dev.duplexrpc.peer;

import dev.duplexrpc.CallEnd;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CallingInterceptor;
import dev.duplexrpc.OutgoingCall;
import dev.duplexrpc.Proceed;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.Session;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A call of this side on its way through the interceptors to the wire, on the caller's thread; and what they have sent along with it. */
final class CallingChain implements OutgoingCall {

    private final CallingInterceptor[] interceptors;
    private final Session session;
    private final String method;
    private final boolean notification;
    private final boolean idempotent;
    private final CompletableFuture<?> end;
    private final LongSupplier nanos;
    private final long startedNanos;
    private Map<String, String> metadata;
    private @Nullable String traceParent;
    private @Nullable String traceState;
    private @Nullable Runnable send;

    /** What sending it has thrown, null if nothing. */
    private @Nullable Throwable unsent;

    /** Whether the outermost interceptor has returned. */
    private volatile boolean over;

    /** @param end ends with the call */
    CallingChain(
            CallingInterceptor[] interceptors,
            Session session,
            String method,
            boolean notification,
            boolean idempotent,
            CallOptions options,
            CompletableFuture<?> end,
            LongSupplier nanos) {
        this.interceptors = interceptors;
        this.session = session;
        this.method = method;
        this.notification = notification;
        this.idempotent = idempotent;
        this.metadata = options.metadata();
        this.end = end;
        this.nanos = nanos;
        this.startedNanos = nanos.getAsLong();
    }

    /**
     * Goes through them all.
     *
     * @param request sends the call
     * @throws Exception what an interceptor refuses it with, or what sending it throws
     */
    void run(Runnable request) throws Exception {
        send = request;
        try {
            from(0);
        } finally {
            over = true;
        }
        if (send != null) {
            throw new IllegalStateException(
                    "An interceptor has neither gone on with the call of '" + method + "' nor refused it.");
        }
        if (unsent instanceof Error defect) {
            throw defect;
        }
        if (unsent != null) {
            // An interceptor has caught it, but nothing will ever come of this call.
            throw (Exception) unsent;
        }
    }

    private void from(int index) throws Exception {
        if (over) {
            throw new IllegalStateException("An interceptor goes on with the call of '" + method
                    + "' after it has returned, when the call has failed already: go on before, or throw.");
        }
        if (index == interceptors.length) {
            send();
        } else {
            interceptors[index].around(this, new Step(index + 1));
        }
    }

    private void send() {
        Runnable request = Objects.requireNonNull(send);
        send = null;
        try {
            request.run();
        } catch (RuntimeException | Error thrown) {
            unsent = thrown;
            throw thrown;
        }
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public boolean isNotification() {
        return notification;
    }

    @Override
    public boolean isIdempotent() {
        return idempotent;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public void metadata(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(metadata);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        metadata = more;
    }

    @Override
    public void trace(String parent, @Nullable String state) {
        traceParent = Objects.requireNonNull(parent, "parent");
        traceState = state;
    }

    @Nullable String traceParent() {
        return traceParent;
    }

    @Nullable String traceState() {
        return traceState;
    }

    @Override
    public void whenEnded(Consumer<CallEnd> listener) {
        end.whenComplete((result, failure) -> CallExtras.tell(() -> listener.accept(
                new CallEnd(method, outcome(failure), Duration.ofNanos(nanos.getAsLong() - startedNanos), failure))));
    }

    private static CallEnd.Outcome outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return CallEnd.Outcome.SUCCEEDED;
        }
        if (failure instanceof CancellationException) {
            return CallEnd.Outcome.CANCELLED;
        }
        return failure instanceof RpcException ? CallEnd.Outcome.ERROR : CallEnd.Outcome.FAILED;
    }

    private final class Step implements Proceed {

        private final int index;
        private boolean used;

        Step(int index) {
            this.index = index;
        }

        @Override
        public void proceed() throws Exception {
            if (used) {
                throw new IllegalStateException(
                        "An interceptor goes on with the call of '" + method + "' a second time.");
            }
            used = true;
            from(index);
        }
    }
}
