package dev.duplexrpc.peer;

import dev.duplexrpc.CallingInterceptor;
import dev.duplexrpc.RpcDocument;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.ServingInterceptor;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.time.TimerWheel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What all the peers of a server or of a client share: what they serve, their limits, the wheel of their timeouts and the threads of handlers that block. */
public final class Endpoint {

    final MethodTable methods;
    final PeerLimits limits;
    final TimerWheel wheel;
    final Clock clock;
    final Executor handlerThreads;
    final ServingInterceptor[] serving;
    final CallingInterceptor[] calling;
    final PeerListener listeners;
    final boolean cancelsPlainCalls;
    final String label;

    /** Where the other side finds it, empty if there is no other place. */
    final String path;

    private Endpoint(Builder options) {
        this.methods = MethodTable.of(options.services, options.document);
        this.limits = options.limits;
        this.wheel = options.wheel;
        this.clock = options.clock;
        this.handlerThreads = options.handlerThreads;
        this.serving = options.serving.toArray(ServingInterceptor[]::new);
        this.calling = options.calling.toArray(CallingInterceptor[]::new);
        this.listeners = new EveryListener(options.listeners);
        this.cancelsPlainCalls = options.cancelsPlainCalls;
        this.label = options.label;
        this.path = options.path;
    }

    /**
     * With nothing but what cannot be left out.
     *
     * @param services their methods must have different names
     * @param handlerThreads runs what may block; may refuse with {@link java.util.concurrent.RejectedExecutionException}, see {@link HandlerThreads}
     */
    public Endpoint(List<RpcService> services, PeerLimits limits, TimerWheel wheel, Executor handlerThreads) {
        this(builder(wheel, handlerThreads).serve(services).limits(limits));
    }

    /** @param handlerThreads runs what may block; may refuse with {@link java.util.concurrent.RejectedExecutionException}, see {@link HandlerThreads} */
    public static Builder builder(TimerWheel wheel, Executor handlerThreads) {
        return new Builder(wheel, handlerThreads);
    }

    /**
     * Tells its listeners of a limit. Any thread.
     *
     * @param peer null if it was nobody's yet
     */
    public void limitReached(@Nullable Peer peer, String limit) {
        listeners.limitReached(peer, limit);
    }

    /** Tells its listeners that somebody was not let in, or a request not taken. Any thread. */
    public void refused(String reason) {
        listeners.refused(reason);
    }

    /** What an endpoint is made of. Not for several threads. */
    public static final class Builder {

        private final TimerWheel wheel;
        private final Executor handlerThreads;
        private final List<RpcService> services = new ArrayList<>();
        private final List<ServingInterceptor> serving = new ArrayList<>();
        private final List<CallingInterceptor> calling = new ArrayList<>();
        private final List<PeerListener> listeners = new ArrayList<>();
        private PeerLimits limits = PeerLimits.DEFAULTS;
        private Clock clock = Clock.systemUTC();
        private @Nullable RpcDocument document;
        private boolean cancelsPlainCalls = true;
        private String label = "";
        private String path = "";

        private Builder(TimerWheel wheel, Executor handlerThreads) {
            this.wheel = Objects.requireNonNull(wheel, "wheel");
            this.handlerThreads = Objects.requireNonNull(handlerThreads, "handlerThreads");
        }

        /** Serves these as well; methods must have different names. Default: nothing. */
        public Builder serve(Collection<RpcService> more) {
            services.addAll(more);
            return this;
        }

        /** Its bounds. Default: {@link PeerLimits#DEFAULTS}. */
        public Builder limits(PeerLimits bounds) {
            limits = Objects.requireNonNull(bounds, "bounds");
            return this;
        }

        /** What tells when credentials expire. Default: the system's clock. */
        public Builder clock(Clock source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Stands around what is served, inside of those given before. Default: none. */
        public Builder aroundServed(ServingInterceptor interceptor) {
            serving.add(Objects.requireNonNull(interceptor, "interceptor"));
            return this;
        }

        /** Stands around what is called, inside of those given before. Default: none. */
        public Builder aroundCalls(CallingInterceptor interceptor) {
            calling.add(Objects.requireNonNull(interceptor, "interceptor"));
            return this;
        }

        /** Is told of connections, behind those given before. Default: none. */
        public Builder listener(PeerListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /** What {@code rpc.discover} is answered with. Default: the document that its services bring, if it is one. */
        public Builder document(Json openrpc) {
            return document(RpcDocument.of(openrpc));
        }

        /** As {@link #document(Json)}, with one that is read when somebody asks for it. Default: as there. */
        public Builder document(RpcDocument openrpc) {
            document = Objects.requireNonNull(openrpc, "openrpc");
            return this;
        }

        /** Whether calls that are cancelled or time out are cancelled on plain connections too, with {@code $/cancelRequest}. Default: true. */
        public Builder cancelPlainCalls(boolean cancel) {
            cancelsPlainCalls = cancel;
            return this;
        }

        /** What stands before the address of a connection where logs call it. Default: nothing. */
        public Builder label(String name) {
            label = Objects.requireNonNull(name, "name");
            return this;
        }

        /** Where the other side finds it, for errors. Default: none, there is no other place. */
        public Builder path(String absolute) {
            path = Objects.requireNonNull(absolute, "absolute");
            return this;
        }

        public Endpoint build() {
            return new Endpoint(this);
        }
    }
}
