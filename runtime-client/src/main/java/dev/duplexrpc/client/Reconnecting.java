package dev.duplexrpc.client;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.client.ConnectFailedException.Phase;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.link.LostReason;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.Succession;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.session.ClientSession;
import dev.duplexrpc.session.LinkCodes;
import dev.duplexrpc.session.LinkedTransport;
import dev.duplexrpc.session.SessionTerms;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.WebSocketTransport;
import dev.duplexrpc.websocket.CloseCode;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * A client that goes on when its connection is lost: dials again, resumes its session, begins another one where the server has lost it, and gives up at last. Belongs to
 * the session's thread, from whichever connection that is.
 */
final class Reconnecting implements ClientSession.Owner, Succession {

    /** The session is not ended by time on this side: the server says when it is over, or {@link Reconnection} does. */
    private static final SessionTerms TERMS = SessionTerms.DEFAULTS.withGrace(Duration.ZERO);

    private final Connecting connecting;
    private final CompletableFuture<DuplexClient> waiting;
    private final Backoff backoff;
    private final ClientSession session;
    private final DuplexClient client;

    /** Where the session is now; another one when it is renewed. */
    private volatile LinkedTransport transport;

    private boolean opened;
    private boolean suspended;
    private boolean serverHasLostIt;
    private boolean over;
    private @Nullable CloseReason lastEnd;

    /** Which address comes next: the one where the session is, until that fails. */
    private int address;

    private TimerWheel.@Nullable Timer timer;
    private @Nullable CompletableFuture<Dialer.Dialed> dialing;

    /**
     * One that has a connection and no session yet.
     *
     * @param index of the address where it was made
     * @param waiting is completed when the session is open
     */
    Reconnecting(Connecting connecting, int index, Carrier first, CompletableFuture<DuplexClient> waiting) {
        this.connecting = connecting;
        this.waiting = waiting;
        this.address = index;
        this.backoff = new Backoff(
                connecting.reconnection(),
                connecting.addresses().size(),
                bound -> ThreadLocalRandom.current().nextLong(bound));
        this.transport = transport(first);
        Peer peer = peer(transport);
        this.client =
                new DuplexClient(peer, first.subprotocol(), connecting.limits().closeTimeout());
        this.session = new ClientSession(
                transport,
                this,
                connecting.addresses().get(0).timeout(),
                connecting.limits().pingInterval(),
                connecting.resources().wheel());
    }

    private LinkedTransport transport(Carrier first) {
        return new LinkedTransport(
                first,
                TERMS,
                connecting.limits().closeTimeout(),
                connecting.limits().maxOutboxBytes(),
                connecting.resources().wheel());
    }

    private Peer peer(LinkedTransport over) {
        return new Peer(over, connecting.endpoint(), Dialect.DUPLEX_1, this);
    }

    void begin(Carrier first, @Nullable Json credentials) {
        start(client.peer());
        session.connected(first, credentials);
        connecting.endWithResources(client);
    }

    private void start(Peer peer) {
        peer.closed().thenAccept(reason -> {
            if (peer == client.peer()) {
                finish(reason);
            }
        });
        peer.start();
    }

    @Override
    public void opened(String id) {
        suspended = false;
        backoff.connected(connecting.resources().wheel().nanos(), transport.received());
        client.opened(id);
        if (opened) {
            CloseReason reason = Objects.requireNonNull(lastEnd);
            tell(listener -> listener.renewed(client, reason));
            return;
        }
        opened = true;
        tell(listener -> listener.connected(client));
        if (!waiting.complete(client)) {
            client.peer().close(CloseCode.NORMAL, "");
        }
    }

    @Override
    public void resumed() {
        suspended = false;
        backoff.connected(connecting.resources().wheel().nanos(), transport.received());
        client.is(ConnectionState.CONNECTED);
        client.peer().resumed();
        tell(listener -> listener.resumed(client));
    }

    @Override
    public void suspended(Disconnect reason) {
        client.peer().suspended(reason);
        connectionLost(reason.asCloseReason(), transport.received());
    }

    private void connectionLost(CloseReason reason, long received) {
        if (!suspended) {
            suspended = true;
            client.is(ConnectionState.RECONNECTING);
            tell(listener -> listener.suspended(client, reason));
            backoff.lost(connecting.resources().wheel().nanos(), received);
            tryAgain(null);
        }
    }

    @Override
    public void unanswered(Disconnect reason) {
        if (opened && mayBeFollowed(reason.asCloseReason())) {
            tryAnotherAddress();
            tryAgain(null);
        } else {
            over = true;
            transport.end(reason);
        }
    }

    @Override
    public void lost(LostReason reason) {
        serverHasLostIt = true;
        transport.end(new Disconnect(
                Disconnect.Kind.LOST, LinkCodes.ENDED, "the server no longer has the session (" + reason.wire() + ")"));
        serverHasLostIt = false;
    }

    @Override
    public void after(Peer ending, CloseReason reason) {
        if (over || !opened || !mayBeFollowed(reason)) {
            over = true;
            return;
        }
        lastEnd = reason;
        long received = transport.received();
        LinkedTransport next = transport(transport.place());
        Peer peer = peer(next);
        peer.follows(ending);
        transport = next;
        client.follow(peer);
        start(peer);
        session.renew(next);
        if (!serverHasLostIt) {
            connectionLost(reason, received);
        }
    }

    /** Whether another session may follow one that has ended so: not where one of the two sides wanted this end. */
    private static boolean mayBeFollowed(CloseReason reason) {
        return switch (reason.kind()) {
            case LOST -> true;
            case CLOSED_THERE -> isPassing(reason.code());
            case CLOSED_HERE, VIOLATION, OUTBOX_FULL -> false;
        };
    }

    private static boolean isPassing(int code) {
        return code == CloseCode.GOING_AWAY
                || code == CloseCode.ABNORMAL
                || code == CloseCode.SERVICE_RESTART
                || code == CloseCode.TRY_AGAIN_LATER;
    }

    private void tryAgain(@Nullable ConnectFailedException failure) {
        if (over) {
            return;
        }
        Duration delay = backoff.next(connecting.resources().wheel().nanos(), failure);
        if (delay == null) {
            giveUp(failure);
            return;
        }
        int attempt = backoff.attempts();
        tell(listener -> listener.reconnecting(client, attempt, delay));
        timer = connecting.resources().wheel().schedule(delay.toNanos(), () -> transport.execute(this::dial));
    }

    private void giveUp(@Nullable ConnectFailedException failure) {
        over = true;
        String last = failure == null ? "the connection ended before the server answered" : failure.getMessage();
        transport.lose(new Disconnect(
                Disconnect.Kind.LOST,
                CloseCode.ABNORMAL,
                "the connection was lost and could not be made again in " + backoff.attempts()
                        + " attempts; the last problem: " + last));
    }

    private void dial() {
        if (over) {
            return;
        }
        CompletableFuture<Dialer.Dialed> attempt =
                Dialer.dial(connecting.resources(), connecting.addresses().get(address));
        dialing = attempt;
        attempt.whenComplete((dialed, failure) -> {
            if (failure == null) {
                dialedAnyhow(dialed);
            } else if (failure instanceof ConnectFailedException reason) {
                transport.execute(() -> failed(reason));
            } else if (!(failure instanceof CancellationException)) {
                // A defect, or what an option of the user's has thrown: no reason to wait for ever.
                transport.execute(() -> failed(new ConnectFailedException(
                        Phase.PREPARING, "The connection could not be made because of " + failure + ".")));
            }
        });
    }

    /** What is thrown here would otherwise be lost, and the client wait for ever. */
    private void dialedAnyhow(Dialer.Dialed dialed) {
        try {
            dialed(connecting.transport(dialed), dialed.credentials());
        } catch (RuntimeException | Error defect) {
            IoUtils.safeClose(dialed.connection());
            transport.execute(() ->
                    failed(Problems.noClient(connecting.addresses().get(address).target(), defect)));
        }
    }

    private void dialed(WebSocketTransport connection, @Nullable Json credentials) {
        if (LinkMessages.SUBPROTOCOL.equals(connection.subprotocol())) {
            session.connected(connection, credentials);
        } else {
            connection.start(LinkedTransport.NOBODY);
            connection.abort(new Disconnect(Disconnect.Kind.LOST, CloseCode.ABNORMAL, "no session to be had"));
            transport.execute(() -> failed(new ConnectFailedException(
                    Phase.HANDSHAKE, "The server no longer speaks " + LinkMessages.SUBPROTOCOL + ".")));
        }
    }

    private void tryAnotherAddress() {
        address = (address + 1) % connecting.addresses().size();
    }

    private void failed(ConnectFailedException reason) {
        if (over) {
            return;
        }
        tryAnotherAddress();
        tell(listener -> listener.connectionFailed(reason));
        tryAgain(reason);
    }

    /** The last session has ended. */
    private void finish(CloseReason reason) {
        over = true;
        if (timer != null) {
            timer.cancel();
        }
        if (dialing != null) {
            dialing.cancel(false);
        }
        client.ended(reason);
        if (opened) {
            tell(listener -> listener.disconnected(client, reason));
            tell(listener -> listener.closed(client));
        } else {
            ConnectFailedException failure = Problems.noSession(reason);
            tell(listener -> listener.connectionFailed(failure));
            waiting.completeExceptionally(failure);
        }
        connecting.tenancy().end();
    }

    private void tell(Consumer<ConnectionListener> event) {
        connecting.listeners().tell(event);
    }
}
