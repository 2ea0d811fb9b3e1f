package dev.duplexrpc.peer;

import dev.duplexrpc.RpcException;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Checks;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.protocol.ControlMessages;
import dev.duplexrpc.protocol.ErrorObject;
import dev.duplexrpc.protocol.StandardErrors;
import dev.duplexrpc.protocol.SubscriptionMessage;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscription of this side. Items are read on the connection's thread and given to the subscriber on a handler's thread, one at a time and in order; those that
 * wait are bounded in bytes, beyond which the subscription fails instead of holding up the connection or filling the memory. One that may be made again goes from
 * one session to the next and stays the same to whoever holds it.
 */
final class Listening<T> implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    /**
     * Where it is.
     *
     * @param id what the other side calls it; null while it is being made again
     */
    private record Place(Listeners owner, @Nullable Json id) {}

    private final SubscriptionMethod<?, T> method;
    private final Subscriber<T> subscriber;
    private final int maxWaitingBytes;
    private final Turns turns;

    /** Which of its connection's subscriptions it is, by age; kept in the next session. */
    private final long number;

    /** What it was asked for with, to ask again; null if it ends with its session. */
    private final @Nullable CallRequest<?, Json> request;

    private volatile Place place;

    /** Asks for it in this session; null in the one that it began in. */
    private volatile @Nullable PendingCall<Json> renewal;

    /** Where the item that the subscriber has just now came from. In turn, as the two below. */
    private Place source;

    /** How many items of that place the subscriber has taken, and how many when the other side was told. */
    private long taken;

    private long told;

    Listening(
            Listeners owner,
            SubscriptionMethod<?, T> method,
            Json id,
            Subscriber<T> subscriber,
            long number,
            @Nullable CallRequest<?, Json> request,
            int maxWaitingBytes,
            Allowance allowance,
            Executor threads) {
        this.place = new Place(owner, id);
        this.source = place;
        this.method = method;
        this.subscriber = subscriber;
        this.number = number;
        this.request = request;
        this.maxWaitingBytes = maxWaitingBytes;
        this.turns = new Turns(maxWaitingBytes, allowance, threads, "The subscriber of '" + method.name() + "'");
    }

    SubscriptionMethod<?, T> method() {
        return method;
    }

    /** What the other side calls it, null while it is being made again. */
    @Nullable Json id() {
        return place.id();
    }

    long number() {
        return number;
    }

    boolean isRenewable() {
        return request != null;
    }

    CallRequest<?, Json> request() {
        return Objects.requireNonNull(request, "one that ends with its session is not asked for again");
    }

    /** Whether nobody wants it any more. */
    boolean hasEnded() {
        return turns.haveEnded();
    }

    /** A notification for this subscription. On the connection's thread. */
    void take(SubscriptionMessage message, JsonReader in) {
        if (message.isEnd()) {
            place.owner().leave(this);
            end(failure(message, in));
            return;
        }
        T item;
        try {
            item = message.item(in.validating(Checks.STRUCTURE), method.item());
        } catch (Throwable unread) {
            giveUp(problem("an item", unread));
            return;
        }
        if (!turns.add(() -> next(item), message.size())) {
            place.owner().limitReached("maxWaitingBytes");
            giveUp("the items that wait have more bytes than maxWaitingBytes allows: " + maxWaitingBytes
                    + " for one subscriber, and " + Listeners.ALL_TOGETHER
                    + " times as many for all of the connection");
        }
    }

    /** What it ended with, null if there will simply be no more. */
    private @Nullable RpcException failure(SubscriptionMessage message, JsonReader in) {
        try {
            ErrorObject error = message.error(in.validating(Checks.STRUCTURE));
            return error == null ? null : error.toException(method.errors());
        } catch (Throwable unread) {
            return StandardErrors.subscriptionFailed(problem("the error that it ended with", unread));
        }
    }

    private String problem(String what, Throwable unread) {
        if (unread instanceof JsonException mismatch) {
            return what + " is not what the contract says: " + mismatch.getMessage();
        }
        LOG.error("What the subscription '{}' brought could not be read.", method.name(), unread);
        return what + " could not be read: " + unread;
    }

    /** On a handler's thread, one at a time. */
    private void next(T item) {
        try {
            subscriber.next(item);
        } finally {
            taken++;
            if (taken >= told + ControlMessages.FIRST_CREDIT / 2) {
                told = taken;
                source.owner().credit(Objects.requireNonNull(source.id()), taken + ControlMessages.FIRST_CREDIT);
            }
        }
    }

    /** Ends it on both sides, because this one cannot go on. */
    void giveUp(String problem) {
        place.owner().unsubscribe(this);
        end(StandardErrors.subscriptionFailed(problem));
    }

    /** Its session has ended, and this one asks for it again. On the session's thread. */
    void renewing(Listeners owner, PendingCall<Json> answer) {
        renewal = answer;
        place = new Place(owner, null);
    }

    /** It has been made again, and the subscriber is told behind what the former session had brought. On the connection's thread, before it takes the next message. */
    void renewed(Json id) {
        Place next = new Place(place.owner(), id);
        place = next;
        turns.addAnyway(() -> {
            source = next;
            taken = 0;
            told = 0;
            subscriber.renewed();
        });
    }

    /** Nobody wants it any more: it need not be made again. */
    void abandonRenewal() {
        PendingCall<Json> asked = renewal;
        if (asked != null) {
            asked.abandon();
        }
    }

    /** Nothing more will come; the subscriber is told behind what still waits. */
    void end(@Nullable RpcException error) {
        turns.last(() -> tellEnd(error));
    }

    private void tellEnd(@Nullable RpcException error) {
        if (error == null) {
            subscriber.completed();
        } else {
            subscriber.failed(error);
        }
    }

    @Override
    public void close() {
        if (turns.end()) {
            place.owner().unsubscribe(this);
        }
    }
}
