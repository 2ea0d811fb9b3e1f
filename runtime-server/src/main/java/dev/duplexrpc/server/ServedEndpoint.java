package dev.duplexrpc.server;

import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.session.SessionHost;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.TransportLimits;
import dev.duplexrpc.websocket.DeflateOptions;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioIoThread;

/**
 * One path of a running server with everything that is fixed about it. Immutable.
 *
 * @param host of the sessions that outlive their connections, null if none do
 */
record ServedEndpoint(
        Endpoint endpoint,
        Listeners listeners,
        TransportLimits transportLimits,
        TimerWheel wheel,
        Origins origins,
        Hosts hosts,
        boolean http,
        Duration bodyTimeout,
        Duration httpTimeout,
        Identification identification,
        List<String> subprotocols,
        @Nullable SessionHost host,
        @Nullable DeflateOptions compression) {

    private static final Logger LOG = LoggerFactory.getLogger(ServedEndpoint.class);

    /** Answers a request that is not served, and tells who listens. */
    void refuse(HttpServerExchange exchange, Refusal refusal) {
        // As it came: decoded it could hold the end of a line.
        LOG.debug(
                "{} asked for {} and was refused: {}", exchange.getSourceAddress(), exchange.getRequestURI(), refusal);
        try {
            tellRefused(exchange.getSourceAddress(), exchange.getRequestPath(), refusal);
        } finally {
            leavesInTime(exchange);
            refusal.send(exchange);
        }
    }

    /** To be called before an answer is sent that nothing else watches: who asks again and again and never reads is cut. */
    void leavesInTime(HttpServerExchange exchange) {
        TimerWheel.Timer timer =
                after(httpTimeout, exchange.getIoThread(), () -> IoUtils.safeClose(exchange.getConnection()));
        exchange.addExchangeCompleteListener((left, next) -> {
            timer.cancel();
            next.proceed();
        });
    }

    /** Tells who listens that somebody was not let in. */
    void tellRefused(InetSocketAddress from, String path, Refusal refusal) {
        listeners.refused(from, path, refusal);
        endpoint.refused(refusal.reason());
        if (refusal.limit() != null) {
            endpoint.limitReached(null, refusal.limit());
        }
    }

    /** Has a task run on an I/O thread when so much time has passed. */
    TimerWheel.Timer after(Duration delay, XnioIoThread thread, Runnable task) {
        return wheel.schedule(delay.toNanos(), () -> {
            try {
                thread.execute(task);
            } catch (RejectedExecutionException workerIsShutDown) {
                // With the thread its connections have ended.
                return;
            }
        });
    }
}
