package dev.duplexrpc.benchmarks.call;

import dev.duplexrpc.RpcService;
import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.time.NanoClock;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A peer that serves, on a transport that leads nowhere: messages are handed to it, and what it answers is only counted. For one thread. */
final class ServedPeer implements Transport {
    private @Nullable Receiver receiver;
    private long sentBytes;

    private ServedPeer() {}

    static ServedPeer of(RpcService service) {
        ServedPeer transport = new ServedPeer();
        Endpoint endpoint =
                new Endpoint(List.of(service), PeerLimits.DEFAULTS, new TimerWheel(NanoClock.SYSTEM), Runnable::run);
        new Peer(transport, endpoint).start();
        if (transport.take("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"listPets\",\"params\":{\"limit\":3}}"
                        .getBytes(StandardCharsets.UTF_8))
                < 100) {
            throw new IllegalStateException("The peer does not answer with three pets.");
        }
        return transport;
    }

    /** Hands a message to the peer; returns how many bytes it has sent so far. */
    long take(byte[] message) {
        if (receiver != null) {
            receiver.message(message, 0, message.length);
        }
        return sentBytes;
    }

    @Override
    public void start(Receiver taker) {
        receiver = taker;
    }

    @Override
    public boolean send(byte[] bytes, int from, int length, @Nullable Departure departure) {
        sentBytes += length;
        return departure == null || departure.departs();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close(int code, String reason) {}

    @Override
    public void abort(Disconnect reason) {}

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public boolean onIoThread() {
        return true;
    }

    @Override
    public String label() {
        return "benchmark";
    }
}
