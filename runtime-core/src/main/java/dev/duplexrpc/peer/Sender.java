package dev.duplexrpc.peer;

import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Transport;
import dev.duplexrpc.websocket.CloseCode;

/**
 * What a peer sends that must not get lost: if there is no room for it, the other side is too slow and the connection ends. It also counts what this side keeps before it
 * gets to the outbox, so that it is bounded for a connection as a whole. Any thread.
 */
final class Sender implements ReplyTarget {

    private final Peer peer;
    private final Transport transport;

    /** What the replies take that wait for the rest of their batch: as much as replies have for themselves in the outbox. */
    private final Allowance batches;

    /** What the messages take that wait in lanes. */
    private final Allowance lanes;

    Sender(Peer peer, Transport transport) {
        this.peer = peer;
        this.transport = transport;
        this.batches = new Allowance(transport.maxOutboxBytes() / 2);
        this.lanes = new Allowance(transport.maxOutboxBytes());
    }

    Allowance batches() {
        return batches;
    }

    Allowance lanes() {
        return lanes;
    }

    /** How many bytes wait in the outbox. */
    long outboxBytes() {
        return transport.outboxBytes();
    }

    /** How many bytes are kept that have yet to get there. */
    long heldBytes() {
        return batches.taken() + lanes.taken();
    }

    void send(byte[] message, int length) {
        orAbort(transport.send(message, 0, length, null));
    }

    /** The same with one that answers another, for which there is more room. */
    void reply(byte[] message, int length) {
        orAbort(transport.reply(message, 0, length));
    }

    /** A reply that goes out by itself. */
    @Override
    public void reply(JsonWriter message) {
        reply(message.buffer(), message.length());
    }

    @Override
    public void afterReply(Runnable task) {
        task.run();
    }

    private void orAbort(boolean taken) {
        if (!taken && transport.isOpen()) {
            peer.limitReached("maxOutboxBytes");
            abort(
                    Disconnect.Kind.OUTBOX_FULL,
                    "the other side takes messages too slowly: the outbox holds as much as maxOutboxBytes allows");
        }
    }

    void abort(Disconnect.Kind kind, String detail) {
        transport.abort(new Disconnect(kind, CloseCode.POLICY_VIOLATION, detail));
    }
}
