package dev.duplexrpc.link;

import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.link.LinkMessage.Ack;
import dev.duplexrpc.link.LinkMessage.Lost;
import dev.duplexrpc.link.LinkMessage.Opened;
import dev.duplexrpc.link.LinkMessage.Resume;
import dev.duplexrpc.link.LinkMessage.Resumed;
import dev.duplexrpc.link.LinkMessage.Terms;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client and a server with one session and any number of connections between them, every step of which a test decides: what is sent, which connection delivers, when
 * one breaks and loses what is on its way, and when the client dials again. Old connections may go on delivering, as half-open ones do.
 */
final class SimulatedLink {

    static final int WINDOW = 64;

    private static final SecureRandom RANDOM = new SecureRandom();

    final End client = new End();
    final End server = new End();
    final List<LostReason> refused = new ArrayList<>();
    private final ClientGreeting greeting = new ClientGreeting();
    private final SessionSecret secret = new SessionSecret(RANDOM);
    private final List<Connection> connections = new ArrayList<>();

    /** The session is open when the test begins: before that there is nothing to lose. */
    SimulatedLink() {
        dial();
        deliverToServer(0);
        deliverToClient(0);
    }

    /** One side: what it wanted to send, what it got, and its end of the link. */
    static final class End {

        final Link<Integer> link = new Link<>(tag -> {});
        final List<String> wanted = new ArrayList<>();
        final List<String> got = new ArrayList<>();
        private final ArrayDeque<String> outbox = new ArrayDeque<>();
        private @Nullable Connection connection;

        void send(int size) {
            String message = "#" + wanted.size() + "x".repeat(size);
            wanted.add(message);
            outbox.add(message);
            pump();
        }

        private void pump() {
            Connection current = connection;
            if (current == null) {
                return;
            }
            while (link.replays()) {
                put(current, link.replay());
            }
            while (!outbox.isEmpty() && link.mayLeave(outbox.element().length())) {
                byte[] message = outbox.remove().getBytes(StandardCharsets.UTF_8);
                link.leaves(message, 0, message.length, null);
                put(current, message);
            }
        }

        void acknowledge() {
            Connection current = connection;
            if (current != null && link.isAttached() && link.owesAck()) {
                put(current, bytes(new Ack(link.ack())));
            }
        }

        private void put(Connection current, byte[] message) {
            (this == current.client() ? current.toServer : current.toClient).add(message);
        }

        private void take(byte[] message) {
            got.add(new String(message, StandardCharsets.UTF_8));
            if (link.accepted(message.length)) {
                acknowledge();
            }
        }
    }

    /** Delivers in order until it breaks. */
    private final class Connection {

        private final ArrayDeque<byte[]> toServer = new ArrayDeque<>();
        private final ArrayDeque<byte[]> toClient = new ArrayDeque<>();
        private boolean confirmed;

        End client() {
            return client;
        }
    }

    /** The client leaves its connection, if it has one, and begins another; the server knows nothing of it yet. */
    void dial() {
        Connection fresh = new Connection();
        connections.add(fresh);
        client.link.detach();
        client.connection = fresh;
        fresh.toServer.add(bytes(greeting.first(client.link.received(), null)));
    }

    /** A connection breaks and loses what it carries; both sides may see it or not. */
    void breaks(int which, boolean clientSees, boolean serverSees) {
        if (connections.isEmpty()) {
            return;
        }
        Connection broken = connections.get(which % connections.size());
        broken.toServer.clear();
        broken.toClient.clear();
        if (clientSees && client.connection == broken) {
            client.link.detach();
            client.connection = null;
        }
        if (serverSees && server.connection == broken) {
            server.link.detach();
            server.connection = null;
        }
        connections.remove(broken);
    }

    void deliverToServer(int which) {
        if (connections.isEmpty()) {
            return;
        }
        Connection from = connections.get(which % connections.size());
        byte[] message = from.toServer.poll();
        if (message == null) {
            return;
        }
        LinkMessage about =
                LinkMessages.isAbout(message, 0, message.length) ? LinkMessages.read(message, 0, message.length) : null;
        if (about instanceof LinkMessage.Open) {
            server.connection = from;
            from.confirmed = true;
            server.link.open(WINDOW);
            from.toClient.add(bytes(new Opened("s", secret.first(), terms())));
            server.pump();
        } else if (about instanceof Resume resume) {
            resume(from, resume);
        } else if (server.connection == from) {
            if (!from.confirmed) {
                from.confirmed = true;
                secret.confirmed();
            }
            if (about instanceof Ack ack) {
                server.link.acknowledged(ack.received());
                server.pump();
            } else {
                server.take(message);
            }
        }
    }

    private void resume(Connection from, Resume resume) {
        LostReason refusal = secret.refusal(resume);
        if (refusal != null) {
            refused.add(refusal);
            from.toClient.add(bytes(new Lost(refusal)));
            return;
        }
        server.link.detach();
        server.connection = from;
        server.link.resume(resume.received(), WINDOW);
        from.toClient.add(bytes(new Resumed(secret.rotate(resume), server.link.received(), terms())));
        server.pump();
    }

    void deliverToClient(int which) {
        if (connections.isEmpty()) {
            return;
        }
        Connection from = connections.get(which % connections.size());
        byte[] message = from.toClient.poll();
        if (message == null || client.connection != from) {
            return;
        }
        if (!LinkMessages.isAbout(message, 0, message.length)) {
            client.take(message);
            return;
        }
        LinkMessage about = LinkMessages.read(message, 0, message.length);
        if (about instanceof Opened answer) {
            greeting.opened(answer);
            client.link.open(answer.terms().window());
        } else if (about instanceof Resumed answer) {
            greeting.resumed(answer);
            client.link.resume(answer.received(), answer.terms().window());
        } else if (about instanceof Ack ack) {
            client.link.acknowledged(ack.received());
        } else {
            throw new AssertionError("The client's newest attempt was refused: " + about);
        }
        client.pump();
    }

    /** Dials once more if need be and lets everything arrive. */
    void settle() {
        dial();
        int last = connections.size() - 1;
        int quiet = 0;
        while (quiet < 3) {
            Connection newest = connections.get(last);
            quiet = newest.toServer.isEmpty() && newest.toClient.isEmpty() ? quiet + 1 : 0;
            deliverToServer(last);
            deliverToClient(last);
            client.acknowledge();
            server.acknowledge();
        }
    }

    private static Terms terms() {
        return new Terms(1000, WINDOW, 0);
    }

    private static byte[] bytes(LinkMessage message) {
        JsonWriter out = new JsonWriter();
        LinkMessages.write(out, message);
        return out.toByteArray();
    }
}
