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
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of this side. Items are read on the connection's thread and given to the subscriber on a handler's thread, one at a time and in order; those that
 * wait are bounded in bytes, beyond which the subscription fails instead of holding up the connection or filling the memory.
 */
final class Listening<T> implements Subscription {

    private final Listeners owner;
    private final SubscriptionMethod<?, T> method;
    private final Json id;
    private final Subscriber<T> subscriber;
    private final int maxWaitingBytes;
    private final Turns turns;

    /** How many items the subscriber has taken, and how many when the other side was told. */
    private long taken;

    private long told;

    Listening(
            Listeners owner,
            SubscriptionMethod<?, T> method,
            Json id,
            Subscriber<T> subscriber,
            int maxWaitingBytes,
            Executor threads) {
        this.owner = owner;
        this.method = method;
        this.id = id;
        this.subscriber = subscriber;
        this.maxWaitingBytes = maxWaitingBytes;
        this.turns = new Turns(maxWaitingBytes, threads, "The subscriber of '" + method.name() + "'");
    }

    SubscriptionMethod<?, T> method() {
        return method;
    }

    Json id() {
        return id;
    }

    /** A notification for this subscription. On the connection's thread. */
    void take(SubscriptionMessage message, JsonReader in) {
        if (message.isEnd()) {
            owner.leave(this);
            ErrorObject error = message.error();
            end(error == null ? null : error.toException(method.errors()));
            return;
        }
        T item;
        try {
            item = message.item(in.validating(Checks.STRUCTURE), method.item());
        } catch (JsonException mismatch) {
            giveUp("an item is not what the contract says: " + mismatch.getMessage());
            return;
        }
        if (!turns.add(() -> next(item), message.size())) {
            owner.limitReached("maxWaitingBytes");
            giveUp("the items that wait for the subscriber have more than the " + maxWaitingBytes
                    + " bytes that maxWaitingBytes allows");
        }
    }

    /** On a handler's thread, one at a time. */
    private void next(T item) {
        try {
            subscriber.next(item);
        } finally {
            taken++;
            if (taken >= told + ControlMessages.FIRST_CREDIT / 2) {
                told = taken;
                owner.credit(this, taken + ControlMessages.FIRST_CREDIT);
            }
        }
    }

    /** Ends it on both sides, because this one cannot go on. */
    void giveUp(String problem) {
        owner.unsubscribe(this);
        end(StandardErrors.subscriptionFailed(problem));
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
            owner.unsubscribe(this);
        }
    }
}
