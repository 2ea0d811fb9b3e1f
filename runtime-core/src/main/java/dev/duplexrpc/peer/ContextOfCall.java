package dev.duplexrpc.peer;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.CallContext;
import dev.duplexrpc.protocol.RequestContext;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a handler may ask of its call, and where that is kept: nowhere, until something came along or is asked for. Any thread. */
abstract class ContextOfCall extends CallContext {

    private static final VarHandle EXTRAS;

    static {
        try {
            EXTRAS = MethodHandles.lookup().findVarHandle(ContextOfCall.class, "extras", CallExtras.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private volatile @Nullable CallExtras extras;

    /** The time of the one clock. */
    abstract long nanos();

    /** Something came along, or somebody wants to know how long the call takes. Before any other thread knows of it. */
    final void came(@Nullable RequestContext context) {
        extras = new CallExtras(context, nanos());
    }

    /** What there is, null if nobody has asked yet. */
    final @Nullable CallExtras knownExtras() {
        return extras;
    }

    final CallExtras extras() {
        CallExtras known = extras;
        if (known == null) {
            CallExtras made = new CallExtras(null, nanos());
            known = EXTRAS.compareAndSet(this, null, made) ? made : extras;
        }
        return Objects.requireNonNull(known);
    }

    private @Nullable RequestContext context() {
        CallExtras known = knownExtras();
        return known == null ? null : known.context;
    }

    @Override
    public Map<String, String> metadata() {
        RequestContext context = context();
        return context == null ? Map.of() : context.metadata();
    }

    @Override
    public @Nullable String traceParent() {
        RequestContext context = context();
        return context == null ? null : context.traceParent();
    }

    @Override
    public @Nullable String traceState() {
        RequestContext context = context();
        return context == null ? null : context.traceState();
    }

    @Override
    public @Nullable Duration remaining() {
        CallExtras known = knownExtras();
        long left = known == null ? Long.MAX_VALUE : known.nanosLeft(nanos());
        return left == Long.MAX_VALUE ? null : Duration.ofNanos(Math.max(0, left));
    }

    @Override
    public boolean isCancelled() {
        CallExtras known = knownExtras();
        return known != null && known.isCancelled();
    }

    @Override
    public void onCancel(Runnable task) {
        extras().onCancel(task);
    }

    @Override
    public <T> @Nullable T get(Attribute<T> key) {
        CallExtras known = knownExtras();
        return known == null ? null : known.get(key);
    }

    @Override
    public <T> void set(Attribute<T> key, @Nullable T value) {
        extras().set(key, value);
    }
}
