package dev.duplexrpc.client;

import dev.duplexrpc.RpcService;
import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.HandlerThreads;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.time.NanoClock;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.TransportLimits;
import dev.duplexrpc.transport.WebSocketTransport;
import dev.duplexrpc.websocket.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;

/** The threads of one client. XNIO's do not end by themselves, so whoever makes them has to end them. */
final class Resources {

    private final XnioWorker worker;
    private final TimerWheel wheel = new TimerWheel(NanoClock.SYSTEM);
    private final Thread timer;
    private final ExecutorService handlerThreads;

    Resources(int maxHandlerThreads) {
        try {
            worker = Xnio.getInstance(Resources.class.getClassLoader())
                    .createWorker(OptionMap.builder()
                            .set(Options.WORKER_NAME, "duplexrpc-client")
                            .set(Options.WORKER_IO_THREADS, 1)
                            .set(Options.WORKER_TASK_CORE_THREADS, 1)
                            .set(Options.WORKER_TASK_MAX_THREADS, 1)
                            .set(Options.THREAD_DAEMON, true)
                            .getMap());
        } catch (IOException noSelector) {
            throw new ConnectFailedException("The client's I/O thread could not be started.", 0, noSelector);
        }
        timer = wheel.startThread("duplexrpc-client-timer");
        handlerThreads = HandlerThreads.create("duplexrpc-client-handler", maxHandlerThreads);
    }

    /** Connects, and waits until that is done; the resources are released when the connection ends. */
    Peer connect(
            Target target,
            Duration timeout,
            List<RpcService> services,
            PeerLimits peerLimits,
            TransportLimits transportLimits) {
        Endpoint endpoint = new Endpoint(services, peerLimits, wheel, handlerThreads);
        CompletableFuture<Peer> connecting = Dialer.dial(worker, wheel, target, timeout)
                .thenApply(dialed -> begin(dialed, endpoint, transportLimits));
        try {
            return connecting.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectFailedException cause) {
                cause.fillInStackTrace();
                throw cause;
            }
            throw new IllegalStateException("Connecting to " + target + " failed.", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConnectFailedException("The thread that connects to " + target + " was interrupted.", 0, null);
        }
    }

    private Peer begin(Dialer.Dialed dialed, Endpoint endpoint, TransportLimits limits) {
        Peer peer = new Peer(
                WebSocketTransport.over(dialed.connection(), Role.CLIENT, limits, wheel, dialed.alreadyRead()),
                endpoint);
        peer.closed().thenRun(this::release);
        peer.start();
        return peer;
    }

    /** Waits for a peer to end, unless this is the thread that would have to end it. */
    void awaitEnd(Peer peer, Duration patience) {
        if (Thread.currentThread() instanceof XnioIoThread) {
            return;
        }
        try {
            peer.closed().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // Released all the same: that cuts the connection.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void release() {
        worker.shutdown();
        timer.interrupt();
        handlerThreads.shutdown();
    }
}
