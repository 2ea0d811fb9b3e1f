package dev.duplexrpc.server;

import dev.duplexrpc.time.TimerWheel;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/**
 * The sockets that a server has accepted, whatever comes through them. One rests as long as nobody has been let in through it: it has sent nothing, or half a head, or waits for
 * its next request. Resting costs a client nothing, so who rests makes way, longest first, where there are too many. Within somebody else's server there are none. Any thread.
 */
final class Sockets {

    /** How many there may be beyond {@code maxConnections}, so that who is too many can be told so. */
    static final int SPARE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    private static final class Socket {

        private final StreamConnection connection;
        private final InetAddress address;
        private final InetAddress network;
        private TimerWheel.@Nullable Timer firstRequest;
        private boolean isWorking;

        Socket(StreamConnection connection, InetAddress address) {
            this.connection = connection;
            this.address = address;
            this.network = Network.of(address);
        }
    }

    /** Those of one address. */
    private static final class Crowd {
        private final Set<Socket> resting = new LinkedHashSet<>(2);
        private int size;
    }

    private final int max;
    private final int maxPerAddress;
    private final TrustedProxies proxies;
    private final TimerWheel wheel;
    private final Consumer<String> observer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StreamConnection, Socket> open = new HashMap<>();

    /** The one that rests longest first. */
    private final Set<Socket> resting = new LinkedHashSet<>();

    /** Empty where one address may have them all, and without those of trusted proxies, who have many clients each. */
    private final Map<InetAddress, Crowd> crowds = new HashMap<>();

    /** @param observer is told of the limits that are reached */
    Sockets(HandlerOptions<?> options, TimerWheel wheel, Consumer<String> observer) {
        this.max = (int) Math.min(Integer.MAX_VALUE, (long) options.maxConnections + SPARE);
        this.maxPerAddress = options.maxConnectionsPerAddress;
        this.proxies = options.trustedProxies;
        this.wheel = wheel;
        this.observer = observer;
    }

    /**
     * One has been accepted. On its I/O thread, before anything is read from it.
     *
     * @param patience how long its first request may take to come
     */
    void accepted(StreamConnection connection, Duration patience) {
        InetSocketAddress peer = connection.getPeerAddress(InetSocketAddress.class);
        if (peer == null) {
            // It has gone already.
            IoUtils.safeClose(connection);
            return;
        }
        Socket socket = new Socket(connection, peer.getAddress());
        socket.firstRequest = wheel.schedule(patience.toNanos(), () -> onItsThread(socket, this::cutIfSilent));
        connection.setCloseListener(closed -> forget(socket));
        Socket tooMany = null;
        Socket tooManyOfOne = null;
        lock.lock();
        try {
            open.put(connection, socket);
            Crowd crowd = crowdOf(socket, true);
            if (crowd != null && ++crowd.size > maxPerAddress) {
                tooManyOfOne = longestResting(crowd.resting);
            }
            if (open.size() > max) {
                tooMany = longestResting(resting);
            }
            rest(socket);
        } finally {
            lock.unlock();
        }
        if (tooManyOfOne != null) {
            limitReached("maxConnectionsPerAddress");
            onItsThread(tooManyOfOne, Sockets::makeWay);
        }
        if (tooMany != null) {
            limitReached("maxConnections");
            onItsThread(tooMany, Sockets::makeWay);
        }
    }

    /** Takes it out of the accounts at once: it is closed by its own thread, a moment later. */
    private @Nullable Socket longestResting(Set<Socket> those) {
        Iterator<Socket> longest = those.iterator();
        if (!longest.hasNext()) {
            return null;
        }
        Socket socket = longest.next();
        leave(socket);
        return socket;
    }

    /** A whole head of a request has come. */
    void asked(HttpServerExchange exchange) {
        change(exchange, socket -> {
            stopTimer(socket);
            if (!socket.isWorking) {
                stir(socket);
                rest(socket);
            }
        });
    }

    /** What has been asked for is being done, and its end has a time of its own. */
    void works(HttpServerExchange exchange) {
        change(exchange, socket -> {
            stir(socket);
            socket.isWorking = true;
        });
    }

    /** It waits for its next request. */
    void rests(HttpServerExchange exchange) {
        change(exchange, socket -> {
            socket.isWorking = false;
            rest(socket);
        });
    }

    private void change(HttpServerExchange exchange, Consumer<Socket> how) {
        if (exchange.getConnection() instanceof AbstractServerConnection connection) {
            lock.lock();
            try {
                Socket socket = open.get(connection.getChannel());
                if (socket != null) {
                    how.accept(socket);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** How many there are. */
    int size() {
        lock.lock();
        try {
            return open.size();
        } finally {
            lock.unlock();
        }
    }

    private void rest(Socket socket) {
        resting.add(socket);
        Crowd crowd = crowdOf(socket, false);
        if (crowd != null) {
            crowd.resting.add(socket);
        }
    }

    private void stir(Socket socket) {
        resting.remove(socket);
        Crowd crowd = crowdOf(socket, false);
        if (crowd != null) {
            crowd.resting.remove(socket);
        }
    }

    private void forget(Socket socket) {
        lock.lock();
        try {
            leave(socket);
        } finally {
            lock.unlock();
        }
    }

    private void leave(Socket socket) {
        if (open.remove(socket.connection) == null) {
            return;
        }
        stopTimer(socket);
        stir(socket);
        Crowd crowd = crowdOf(socket, false);
        if (crowd != null && --crowd.size == 0) {
            crowds.remove(socket.network);
        }
    }

    private @Nullable Crowd crowdOf(Socket socket, boolean isNew) {
        if (maxPerAddress >= max || !isNew) {
            return crowds.get(socket.network);
        }
        return proxies.isTrusted(socket.address) ? null : crowds.computeIfAbsent(socket.network, first -> new Crowd());
    }

    private static void stopTimer(Socket socket) {
        if (socket.firstRequest != null) {
            socket.firstRequest.cancel();
            socket.firstRequest = null;
        }
    }

    private void cutIfSilent(Socket socket) {
        boolean isSilent;
        lock.lock();
        try {
            isSilent = socket.firstRequest != null;
        } finally {
            lock.unlock();
        }
        if (isSilent) {
            limitReached("handshakeTimeout");
            LOG.debug("{} has sent no request within handshakeTimeout.", socket.address);
            cut(socket);
        }
    }

    private void limitReached(String limit) {
        observer.accept(limit);
    }

    private static void makeWay(Socket socket) {
        LOG.debug("{} has no request under way, and makes way for another connection.", socket.address);
        cut(socket);
    }

    private static void cut(Socket socket) {
        IoUtils.safeClose(socket.connection);
    }

    private static void onItsThread(Socket socket, Consumer<Socket> task) {
        try {
            socket.connection.getIoThread().execute(() -> task.accept(socket));
        } catch (RejectedExecutionException workerIsShutDown) {
            // With the thread its connections have ended.
            return;
        }
    }
}
