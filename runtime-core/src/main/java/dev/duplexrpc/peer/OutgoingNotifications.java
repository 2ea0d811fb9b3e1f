package dev.duplexrpc.peer;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CallingInterceptor;
import dev.duplexrpc.OutboxPolicy;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.json.JsonLimitException;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.EnvelopeWriter;
import dev.duplexrpc.protocol.RequestContext;
import dev.duplexrpc.transport.Transport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The notifications of this side: each is queued, or its sender is told at once why not. Any thread. */
final class OutgoingNotifications {

    private final Peer peer;
    private final Transport transport;
    private final CallingInterceptor[] interceptors;

    OutgoingNotifications(Peer peer, Transport transport) {
        this.peer = peer;
        this.transport = transport;
        this.interceptors = peer.endpoint().calling;
    }

    <P> void send(RpcMethod<P, ?> method, P params, CallOptions options) {
        send(method, params, options, true);
    }

    /** The same with one that goes to others too: where its policy is to block, it finds no room instead of having them wait. */
    <P> void sendNow(RpcMethod<P, ?> method, P params, CallOptions options) {
        send(method, params, options, false);
    }

    private <P> void send(RpcMethod<P, ?> method, P params, CallOptions options, boolean mayWait) {
        if (interceptors.length == 0) {
            write(method, params, options, null, mayWait);
            return;
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        CallingChain chain =
                new CallingChain(interceptors, peer, method.name(), true, false, options, end, peer::nanos);
        try {
            chain.run(() -> write(method, params, options, chain, mayWait));
            end.complete(null);
        } catch (RuntimeException | Error refused) {
            end.completeExceptionally(refused);
            throw refused;
        } catch (Exception refused) {
            end.completeExceptionally(refused);
            throw new IllegalStateException("The notification '" + method.name() + "' was refused.", refused);
        }
    }

    private <P> void write(
            RpcMethod<P, ?> method, P params, CallOptions options, @Nullable CallingChain chain, boolean mayWait) {
        if (!transport.pushes()) {
            throw unsent(method, Reason.DISCONNECTED, Calls.NO_WAY_BACK);
        }
        JsonWriter out = Writers.take(peer.largestMessage().bytes());
        try {
            EnvelopeWriter.notification(
                    out,
                    method.name(),
                    method.params(),
                    params,
                    CallRequest.context(options, RequestContext.NO_TIMEOUT, false, chain));
        } catch (JsonLimitException tooLarge) {
            throw unsent(method, Reason.REQUEST_TOO_LARGE, peer.largestMessage().refusal());
        }
        OutboxPolicy policy = options.outboxPolicy() == null ? method.outboxPolicy() : options.outboxPolicy();
        Lane.Offer offer = policy == null
                ? transport.send(out.buffer(), 0, out.length(), null) ? Lane.Offer.TAKEN : Lane.Offer.ENDED
                : peer.lanes().offer(method.name(), policy, out.buffer(), out.length(), mayWait);
        Writers.giveBack(out);
        if (offer != Lane.Offer.TAKEN) {
            throw refused(method, offer);
        }
    }

    private CallFailedException refused(RpcMethod<?, ?> method, Lane.Offer offer) {
        if (!transport.isOpen()) {
            return unsent(method, Reason.DISCONNECTED, "the connection has ended");
        }
        if (offer == Lane.Offer.TOO_SLOW || offer == Lane.Offer.TOO_MANY) {
            return unsent(method, Reason.OUTBOX_FULL, peer.lanes().problem(offer));
        }
        peer.limitReached("maxOutboxBytes");
        return unsent(method, Reason.OUTBOX_FULL, "the outbox holds as much as maxOutboxBytes allows");
    }

    private static CallFailedException unsent(RpcMethod<?, ?> method, Reason reason, String detail) {
        return new CallFailedException(method.name(), reason, Outcome.NOT_SENT, Duration.ZERO, detail, null);
    }
}
