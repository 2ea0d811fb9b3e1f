package dev.duplexrpc.peer;

import dev.duplexrpc.RpcService;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.session.LinkedTransport;
import dev.duplexrpc.session.SessionObserver;
import dev.duplexrpc.session.SessionTerms;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.InMemoryLink;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A peer, and on the other side of an in-memory link either a second one or a bare wire. Time, the link and the handlers' threads stand still until told. */
final class TwoPeers {

    final InMemoryLink link;
    final List<String> sentToWire = new ArrayList<>();
    final ArrayDeque<Runnable> handlerTasks = new ArrayDeque<>();
    private long now;
    final TimerWheel wheel = new TimerWheel(() -> now);

    TwoPeers() {
        this(Integer.MAX_VALUE);
    }

    /** @param maxMessageBytes the largest message that the link brings to either side */
    TwoPeers(int maxMessageBytes) {
        link = new InMemoryLink(maxMessageBytes);
    }

    /** A peer that has a session over the link, which is open from the beginning. */
    Peer withSession(Carrier carrier, Endpoint endpoint) {
        return withSession(carrier, endpoint, SessionTerms.DEFAULTS.window(), 4 << 20);
    }

    /** The same with so much room. */
    Peer withSession(Carrier carrier, Endpoint endpoint, int window, int maxOutboxBytes) {
        LinkedTransport transport =
                new LinkedTransport(carrier, SessionTerms.DEFAULTS, Duration.ofSeconds(1), maxOutboxBytes, wheel);
        Peer peer = peer(transport, endpoint, Dialect.DUPLEX_1);
        transport.open(window, new SessionObserver() {
            @Override
            public void suspended(Disconnect reason) {
                peer.suspended(reason);
            }

            @Override
            public void resumed() {
                peer.resumed();
            }
        });
        return peer;
    }

    Peer peer(Transport transport, PeerLimits limits, RpcService... services) {
        Peer peer = new Peer(transport, new Endpoint(List.of(services), limits, wheel, handlerTasks::add));
        peer.start();
        return peer;
    }

    /** What endpoints here are made of, so that everything stands still until told. */
    Endpoint.Builder endpoint(RpcService... services) {
        return Endpoint.builder(wheel, handlerTasks::add).serve(List.of(services));
    }

    Peer peer(Transport transport, Endpoint endpoint, Dialect dialect) {
        Peer peer = new Peer(transport, endpoint, dialect);
        peer.start();
        return peer;
    }

    /** Makes the right side a wire that records. */
    void recordWire() {
        link.right().start(new Receiver() {
            @Override
            public void message(byte[] bytes, int from, int length) {
                sentToWire.add(new String(bytes, from, length, StandardCharsets.UTF_8));
            }

            @Override
            public void closed(Disconnect reason) {
                sentToWire.add("closed " + reason.kind());
            }
        });
    }

    /** Sends a message from the wire, with single quotes for double ones, and lets everything happen but what waits for a handler's thread. */
    void fromWire(String message) {
        byte[] bytes = message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        link.right().send(bytes, 0, bytes.length, null);
        link.deliver();
    }

    /** What has arrived at the wire since the last time, with single quotes. */
    List<String> atWire() {
        List<String> sent =
                sentToWire.stream().map(message -> message.replace('"', '\'')).toList();
        sentToWire.clear();
        return sent;
    }

    /** Runs what waits for a handler's thread, and what follows. */
    void runHandlers() {
        for (Runnable task = handlerTasks.poll(); task != null; task = handlerTasks.poll()) {
            task.run();
            link.deliver();
        }
    }

    /** Time that passes before any timer goes off. */
    void advance(Duration time) {
        now += time.toNanos();
    }

    void pass(Duration time) {
        advance(time);
        wheel.turn();
        link.deliver();
    }
}
