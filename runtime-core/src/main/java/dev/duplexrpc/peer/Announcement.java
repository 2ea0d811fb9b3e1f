package dev.duplexrpc.peer;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.OutboxPolicy;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.EnvelopeWriter;
import dev.duplexrpc.transport.Disconnect;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A notification for many: it is written once, however many get it. To a thousand sessions, 700 bytes cost the sending thread 0.45 µs for each instead of 2.05 µs,
 * 7 KB 1.1 µs instead of 18 µs. For one thread.
 */
public final class Announcement<P> {

    private final RpcMethod<P, Void> method;
    private final P params;
    private final CallOptions options;

    /** Written when the first peer gets it; only for the thread that sends it. */
    private byte @Nullable [] message;

    public Announcement(RpcMethod<P, Void> method, P params) {
        this(method, params, CallOptions.DEFAULTS);
    }

    /** One with options, which is written for each. */
    public Announcement(RpcMethod<P, Void> method, P params, CallOptions options) {
        this.method = method;
        this.params = params;
        this.options = options;
    }

    /**
     * Sends it to one of them. A peer that has ended does not get it and is no error; one that has no room for it is too slow, and ends unless the
     * outbox policy drops something for it. Nobody waits: {@link OutboxPolicy#BLOCK} would have one hold up all behind it.
     *
     * @throws CallFailedException if it is larger than this peer may send
     */
    public void to(Peer peer) {
        if (!peer.isOpen()) {
            return;
        }
        if (peer.endpoint().calling.length > 0 || options != CallOptions.DEFAULTS) {
            // What stands around calls may add something that is different for each.
            notify(peer);
            return;
        }
        byte[] bytes = message();
        int max = peer.endpoint().limits.maxMessageBytes();
        if (bytes.length > max) {
            throw new CallFailedException(
                    method.name(),
                    Reason.REQUEST_TOO_LARGE,
                    Outcome.NOT_SENT,
                    Duration.ZERO,
                    "it is larger than the " + max + " bytes that maxMessageBytes allows",
                    null);
        }
        OutboxPolicy policy = method.outboxPolicy();
        if (policy == null) {
            peer.sender().send(bytes, bytes.length);
            return;
        }
        Lane.Offer offer = peer.lanes().offer(method.name(), policy, bytes, bytes.length, false);
        if (offer == Lane.Offer.TOO_SLOW || offer == Lane.Offer.TOO_MANY) {
            peer.sender().abort(Disconnect.Kind.OUTBOX_FULL, peer.lanes().problem(offer));
        }
    }

    private void notify(Peer peer) {
        try {
            peer.outgoingNotifications().sendNow(method, params, options);
        } catch (CallFailedException failed) {
            switch (failed.reason()) {
                case DISCONNECTED -> {
                    // Just now.
                }
                case OUTBOX_FULL ->
                    peer.sender().abort(Disconnect.Kind.OUTBOX_FULL, String.valueOf(failed.getMessage()));
                default -> throw failed;
            }
        }
    }

    private byte[] message() {
        byte[] written = message;
        if (written == null) {
            JsonWriter out = Writers.take(Integer.MAX_VALUE);
            EnvelopeWriter.notification(out, method.name(), method.params(), params, null);
            written = Arrays.copyOf(out.buffer(), out.length());
            message = written;
            Writers.giveBack(out);
        }
        return written;
    }
}
