package dev.duplexrpc.session;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.link.LostReason;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.InMemoryLink;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.transport.TransportLimits;
import dev.duplexrpc.websocket.TooLarge;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client and a server's host with as many connections between them as a test makes; time and bytes stand still until told. */
final class OneClient {

    final SessionTerms terms;
    final SessionStore store;
    final List<String> atServer = new ArrayList<>();
    final List<String> atClient = new ArrayList<>();
    final List<String> events = new ArrayList<>();

    /** The newest connection; at first one that is never used but for its thread. */
    InMemoryLink link = new InMemoryLink();

    /** Whose credentials the next connection has. */
    @Nullable String principal;

    /** Where the next connection comes from. */
    String address = "10.0.0.1";

    /** What its first message brings; the server believes whatever name it is, except {@code "nobody"}. */
    @Nullable Json credentials;

    /** Whether the server leaves open for now who brings credentials; then {@link #identified} goes on. */
    boolean hesitates;

    Runnable identified = () -> {};

    boolean renews = true;

    /** How many bytes the next guest keeps before they get to its session. */
    long guestsKeep;

    /** Whether the server has no room for another session. */
    boolean full;

    LinkedTransport client;

    /** The server's end of the newest session. */
    @Nullable LinkedTransport server;

    private final List<InMemoryLink> links = new ArrayList<>();
    SessionHost host;
    private ClientSession session;
    private final TransportLimits limits = TransportLimits.DEFAULTS.withMaxMessageBytes(2048);
    private long now;
    private final TimerWheel wheel = new TimerWheel(() -> now);
    private int sessions;

    /** Whether the newest connection has neither been answered nor ended. */
    private boolean asking;

    OneClient() {
        this(SessionTerms.DEFAULTS.withWindow(2048));
    }

    OneClient(SessionTerms terms) {
        this(terms, SessionStore.inMemory());
    }

    OneClient(SessionTerms terms, SessionStore store) {
        this.terms = terms;
        this.store = store;
        host = new SessionHost(terms, limits, wheel, store);
        links.add(link);
        client = transport(link.left());
        session = session();
    }

    private ClientSession session() {
        client.start(new Recorder("client", atClient, () -> {}));
        return new ClientSession(client, new AtClient(), Duration.ofSeconds(10), limits.pingInterval(), wheel);
    }

    /** From now on another client connects; the former one stays away. */
    void goAsAnother() {
        link = new InMemoryLink();
        links.add(link);
        client = transport(link.left());
        session = session();
    }

    private LinkedTransport transport(Carrier first) {
        return new LinkedTransport(
                first, terms.withGrace(Duration.ZERO), limits.closeTimeout(), limits.maxOutboxBytes(), wheel);
    }

    /** Makes another connection and asks for the session over it; nothing of it has arrived. */
    InMemoryLink dial() {
        while (asking) {
            link.cut();
            settle();
        }
        asking = true;
        link = new InMemoryLink(limits.maxMessageBytes());
        links.add(link);
        host.greet(link.right(), new AtServer(principal));
        session.connected(link.left(), credentials);
        return link;
    }

    /** A connection comes to the server over which nothing ever does. */
    void comeSilently() {
        InMemoryLink silent = new InMemoryLink();
        links.add(silent);
        silent.left().start(LinkedTransport.NOBODY);
        host.greet(silent.right(), new AtServer(null));
    }

    /** Makes another connection over which whoever is at its end says what the test says. */
    InMemoryLink dialWithoutSession() {
        return dialWithoutSession(limits.maxMessageBytes());
    }

    InMemoryLink dialWithoutSession(int maxMessageBytes) {
        link = new InMemoryLink(maxMessageBytes);
        links.add(link);
        host.greet(link.right(), new AtServer(principal));
        link.left().start(LinkedTransport.NOBODY);
        return link;
    }

    /** Makes another connection at whose client's end the test speaks. */
    ByHand dialByHand() {
        link = new InMemoryLink(limits.maxMessageBytes());
        links.add(link);
        host.greet(link.right(), new AtServer(principal));
        return new ByHand(link.left());
    }

    /** Makes another connection at whose server's end the test speaks; what the client asks for has not arrived. */
    ByHand dialToServerByHand() {
        asking = true;
        link = new InMemoryLink();
        links.add(link);
        session.connected(link.left(), null);
        return new ByHand(link.right());
    }

    /** Makes another connection and lets everything arrive. */
    void connect() {
        dial();
        settle();
    }

    void settle() {
        boolean moved;
        do {
            moved = false;
            for (InMemoryLink one : List.copyOf(links)) {
                moved |= one.deliver();
            }
        } while (moved);
    }

    void cut() {
        link.cut();
        settle();
    }

    void pass(Duration time) {
        now += time.toNanos();
        wheel.turn();
        settle();
    }

    /** How many sessions of the server wait for their clients. */
    int suspended() {
        return host.suspended();
    }

    /** From now on new connections reach a server of its own that shares the store. */
    void goElsewhere() {
        host = new SessionHost(terms, limits, wheel, store);
    }

    void sendToServer(String message) {
        send(client, message, null);
    }

    void sendToClient(String message) {
        send(java.util.Objects.requireNonNull(server), message, null);
    }

    /** What is written down of a message that was too large. */
    static String tooLarge(String beginning) {
        return beginning.replaceAll("x.*", "") + " was too large";
    }

    static boolean send(LinkedTransport from, String message, @Nullable Departure departure) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return from.send(bytes, 0, bytes.length, departure);
    }

    private final class AtServer implements Visitor {

        private @Nullable String name;

        AtServer(@Nullable String name) {
            this.name = name;
        }

        @Override
        public void identify(@Nullable Json auth, Consumer<@Nullable CloseReason> then) {
            identified = () -> then.accept(believe(auth));
            if (auth == null || !hesitates) {
                identified.run();
            }
        }

        private @Nullable CloseReason believe(@Nullable Json auth) {
            name = auth == null ? name : auth.asString();
            return "nobody".equals(name)
                    ? new CloseReason(CloseReason.Kind.CLOSED_HERE, LinkCodes.REFUSED, "You are nobody.")
                    : null;
        }

        @Override
        public @Nullable String principal() {
            return name;
        }

        @Override
        public String address() {
            return address;
        }

        @Override
        public @Nullable CloseReason refusal() {
            return full ? new CloseReason(CloseReason.Kind.CLOSED_HERE, 1008, "no room") : null;
        }

        @Override
        public void limitReached(String limit) {
            events.add("server without a session: " + limit);
        }

        @Override
        public Guest open(LinkedTransport transport) {
            server = transport;
            return new RecordedGuest("s" + ++sessions, transport);
        }
    }

    private final class RecordedGuest implements Guest {

        private final String id;
        private final LinkedTransport transport;
        private final SessionHost its = host;
        private final long keeps = guestsKeep;
        private @Nullable Instant suspendedSince;

        RecordedGuest(String id, LinkedTransport transport) {
            this.id = id;
            this.transport = transport;
        }

        @Override
        public Instant created() {
            return Instant.EPOCH;
        }

        @Override
        public @Nullable Instant suspendedSince() {
            return suspendedSince;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public long heldBytes() {
            return keeps;
        }

        @Override
        public void begin() {
            events.add("server opened");
            transport.start(new Recorder("server", atServer, () -> its.ended(this, transport)));
        }

        @Override
        public void returned(Visitor visitor) {}

        @Override
        public void suspended(Disconnect reason) {
            suspendedSince = Instant.EPOCH.plusNanos(now);
            events.add("server suspended");
        }

        @Override
        public void resumed() {
            suspendedSince = null;
            events.add("server resumed");
        }
    }

    private final class AtClient implements ClientSession.Owner {

        @Override
        public void opened(String id) {
            asking = false;
            events.add("client opened " + id);
            client.start(new Recorder("client", atClient, () -> {}));
        }

        @Override
        public void lost(LostReason reason) {
            events.add("client lost " + reason);
            client.end(new Disconnect(Disconnect.Kind.LOST, LinkCodes.ENDED, reason.wire()));
            if (renews) {
                client = transport(link.left());
                client.start(new Recorder("client", atClient, () -> {}));
                session.renew(client);
            } else {
                asking = false;
            }
        }

        @Override
        public void unanswered(Disconnect reason) {
            asking = false;
            events.add("client unanswered " + reason.code());
        }

        @Override
        public void suspended(Disconnect reason) {
            events.add("client suspended");
        }

        @Override
        public void resumed() {
            asking = false;
            events.add("client resumed");
        }
    }

    private final class Recorder implements Receiver {

        private final String side;
        private final List<String> got;
        private final Runnable atEnd;

        Recorder(String side, List<String> got, Runnable atEnd) {
            this.side = side;
            this.got = got;
            this.atEnd = atEnd;
        }

        @Override
        public void message(byte[] bytes, int from, int length) {
            got.add(new String(bytes, from, length, StandardCharsets.UTF_8));
        }

        @Override
        public void tooLarge(byte[] beginning, int from, int length, TooLarge why) {
            got.add(OneClient.tooLarge(new String(beginning, from, length, StandardCharsets.UTF_8)));
        }

        @Override
        public void closed(Disconnect reason) {
            String limit = reason.limit() == null ? "" : " " + reason.limit();
            events.add(side + " ended " + reason.kind() + " " + reason.code() + limit);
            atEnd.run();
        }
    }
}
