package dev.duplexrpc.peer;

import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.transport.Transport;
import dev.duplexrpc.transport.TransportLimits;
import org.jspecify.annotations.Nullable;

/** A transport whose outbox is full when a test says so, or keeps what it is given. */
final class NarrowTransport implements Transport {

    private final Transport transport;
    boolean full;

    /** Whether what is sent waits here and never leaves. */
    boolean holds;

    int maxOutboxBytes = TransportLimits.DEFAULTS.maxOutboxBytes();

    /** What it says waits in the outbox. */
    long waiting;

    NarrowTransport(Transport transport) {
        this.transport = transport;
    }

    @Override
    public void start(Receiver receiver) {
        transport.start(receiver);
    }

    @Override
    public boolean send(byte[] bytes, int from, int length, @Nullable Departure departure) {
        return !full && (holds || transport.send(bytes, from, length, departure));
    }

    @Override
    public long outboxBytes() {
        return waiting;
    }

    @Override
    public int maxOutboxBytes() {
        return maxOutboxBytes;
    }

    @Override
    public boolean isOpen() {
        return transport.isOpen();
    }

    @Override
    public void close(int code, String reason) {
        transport.close(code, reason);
    }

    @Override
    public void abort(Disconnect reason) {
        transport.abort(reason);
    }

    @Override
    public void execute(Runnable task) {
        transport.execute(task);
    }

    @Override
    public boolean onIoThread() {
        return transport.onIoThread();
    }

    @Override
    public String label() {
        return transport.label();
    }
}
