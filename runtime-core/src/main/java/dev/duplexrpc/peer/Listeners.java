package dev.duplexrpc.peer;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcErrorType;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.ControlMessages;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.protocol.StandardErrors;
import dev.duplexrpc.protocol.SubscriptionMessage;
import dev.duplexrpc.transport.Disconnect;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscriptions of this side, by their notification and id. Registered on the connection's thread before it takes the next message, so that no item is missed. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private static final JsonCodec<Json> ID = Codecs.JSON;
    private static final JsonCodec<List<Json>> IDS = Codecs.list(Codecs.JSON);

    /** How many times {@code maxWaitingBytes} may wait for all listeners of a connection: one that is slow must not take the room of the others. */
    static final int ALL_TOGETHER = 4;

    private record Key(String notification, String id) {}

    private final Peer peer;
    private final Calls calls;
    private final PeerLimits limits;
    private final ConcurrentHashMap<Key, Listening<?>> listening = new ConcurrentHashMap<>(2);
    private final Renewals renewals;

    /** What the items and the progress take that wait for their listeners; goes on in the next session with those for whom they wait. */
    private volatile Allowance allowance;

    /** How many have begun. On the connection's thread. */
    private long begun;

    Listeners(Peer peer, Calls calls, PeerLimits limits) {
        this.peer = peer;
        this.calls = calls;
        this.limits = limits;
        this.allowance = new Allowance((long) ALL_TOGETHER * limits.maxWaitingBytes());
        this.renewals = new Renewals(this, calls);
    }

    <P, T> Subscribing subscribe(
            SubscriptionMethod<P, T> method, P params, Subscriber<T> subscriber, CallOptions options) {
        if (size() >= limits.maxSubscriptions()) {
            peer.limitReached("maxSubscriptions");
            throw new IllegalStateException("This connection has the " + limits.maxSubscriptions()
                    + " subscriptions that maxSubscriptions allows: close some first.");
        }
        RpcMethod<P, Json> request = RpcMethod.request(method.name(), method.params(), ID)
                .throwing(method.errors().toArray(RpcErrorType<?>[]::new));
        RpcMethod<P, Json> call = method.isIdempotent() ? request.idempotent() : request;
        PendingCall<Json> answer = calls.prepare(call);
        answer.heedsProgress = false;
        Subscribing result = new Subscribing(peer, answer);
        // Attached before the request leaves: it then runs where the answer is taken, and not on this thread some time
        // later.
        answer.whenComplete((id, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            // Of the session that answers, which is another one if this one has been followed meanwhile.
            Listening<T> subscription = answer.calls.listeners().begin(method, id, subscriber, answer);
            if (!result.complete(subscription)) {
                subscription.close();
            }
        });
        result.whenComplete((subscription, failure) -> result.abandon());
        calls.begin(answer, call, params, options);
        return result;
    }

    Allowance allowance() {
        return allowance;
    }

    void limitReached(String limit) {
        peer.limitReached(limit);
    }

    int size() {
        return listening.size() + renewals.size();
    }

    /** The other side has agreed. On the connection's thread. */
    private <T> Listening<T> begin(
            SubscriptionMethod<?, T> method, Json id, Subscriber<T> subscriber, PendingCall<Json> answer) {
        Listening<T> subscription = new Listening<>(
                this,
                method,
                id,
                subscriber,
                begun++,
                answer.idempotent ? answer.request : null,
                limits.maxWaitingBytes(),
                allowance,
                peer::runHandler);
        listening.put(key(method, id), subscription);
        return subscription;
    }

    /** The other side has agreed anew. On the connection's thread. */
    void beginAgain(Listening<?> subscription, Json id) {
        subscription.renewed(id);
        listening.put(key(subscription.method(), id), subscription);
        if (subscription.hasEnded()) {
            // Closed just now, by somebody who found it neither here nor among those that are being made again.
            unsubscribe(subscription);
        }
    }

    private static Key key(SubscriptionMethod<?, ?> method, Json id) {
        return new Key(method.notification(), id.toString());
    }

    /** A notification that no service handles; false if it is no subscription's either. On the connection's thread. */
    boolean take(String notification, JsonReader in, byte[] bytes) {
        SubscriptionMessage message = listening.isEmpty() ? null : SubscriptionMessage.read(in, bytes);
        if (message == null) {
            return false;
        }
        Listening<?> subscription = listening.get(new Key(notification, message.subscription()));
        if (subscription == null) {
            return false;
        }
        subscription.take(message, in);
        return true;
    }

    /** An item was too large to be taken: who listens must not believe that there was none. On the connection's thread. */
    void tooLarge(String notification, String id, String problem) {
        Listening<?> subscription = listening.get(new Key(notification, id));
        if (subscription != null) {
            subscription.giveUp("an item has " + problem);
        }
    }

    /**
     * It is no longer among those that the other side has agreed to.
     *
     * @return what the other side called it; null if it was not among them
     */
    @Nullable Json leave(Listening<?> subscription) {
        Json id = subscription.id();
        return id != null && listening.remove(key(subscription.method(), id), subscription) ? id : null;
    }

    /** This side wants no more of it, and tells the other. */
    void unsubscribe(Listening<?> subscription) {
        Json id = leave(subscription);
        if (id != null) {
            unsubscribe(subscription.method(), id);
        } else {
            renewals.withdraw(subscription);
        }
    }

    /** Nobody here listens to what the other side calls so. */
    void unsubscribe(SubscriptionMethod<?, ?> method, Json id) {
        RpcMethod<List<Json>, Json> call = RpcMethod.request(method.unsubscribe(), IDS, Codecs.JSON);
        PendingCall<Json> answer = calls.prepare(call);
        // In the next session the same id may be that of another subscription.
        answer.isOfThisSession = true;
        answer.whenComplete((done, failure) -> {
            if (failure instanceof RpcException || failure instanceof CallFailedException) {
                LOG.debug("{} was not told that a subscription is over: {}", peer.label(), failure.getMessage());
            }
        });
        calls.begin(answer, call, List.of(id), CallOptions.DEFAULTS);
    }

    /** Lets the other side send more, where it waits for that. */
    void credit(Json id, long total) {
        if (peer.dialect() == Dialect.DUPLEX_1) {
            JsonWriter out = Writers.take(limits.maxMessageBytes());
            ControlMessages.credit(out, new ControlMessages.Credit(id, total));
            // An answer to items, without which no more of them come.
            peer.sender().reply(out.buffer(), out.length());
            Writers.giveBack(out);
        }
    }

    /**
     * Goes on with those of a session that has ended which may be made again, oldest first. On the session's thread, before anything else is sent: who calls something and
     * expects an item of it had subscribed before.
     */
    void follow(Listeners former) {
        begun = former.begun;
        allowance = former.allowance;
        List<Listening<?>> left = former.renewals.takeAll();
        for (Listening<?> subscription : former.listening.values()) {
            if (subscription.isRenewable() && former.leave(subscription) != null) {
                left.add(subscription);
            }
        }
        renewals.begin(left);
    }

    /** The connection has ended, and nobody goes on with those that are still here. */
    void end(Disconnect reason) {
        for (Listening<?> subscription : renewals.takeAll()) {
            subscription.end(StandardErrors.disconnected(reason.toString()));
        }
        for (Listening<?> subscription : listening.values()) {
            leave(subscription);
            subscription.end(StandardErrors.disconnected(reason.toString()));
        }
    }
}
