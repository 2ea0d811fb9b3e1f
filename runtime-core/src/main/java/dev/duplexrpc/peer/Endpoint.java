package dev.duplexrpc.peer;

import dev.duplexrpc.RpcService;
import dev.duplexrpc.time.TimerWheel;
import java.util.List;
import java.util.concurrent.Executor;

/** What all the peers of a server or of a client share: what they serve, their limits, the wheel of their timeouts and the threads of handlers that block. */
public final class Endpoint {

    final MethodTable methods;
    final PeerLimits limits;
    final TimerWheel wheel;
    final Executor handlerThreads;

    /**
     * @param services their methods must have different names
     * @param handlerThreads runs what may block; may refuse with {@link java.util.concurrent.RejectedExecutionException}, see {@link HandlerThreads}
     */
    public Endpoint(List<RpcService> services, PeerLimits limits, TimerWheel wheel, Executor handlerThreads) {
        this.methods = MethodTable.of(services);
        this.limits = limits;
        this.wheel = wheel;
        this.handlerThreads = handlerThreads;
    }
}
