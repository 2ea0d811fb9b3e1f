package dev.duplexrpc.peer;

import dev.duplexrpc.RpcException;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionEnd;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.StandardErrors;
import dev.duplexrpc.protocol.SubscriptionMessages;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of the other side: what a handler gives it travels as notifications, from the moment the answer to the subscribe call is on its way. However it
 * ends, the handler's own subscription is told once. Any thread.
 */
final class Emitter<T> implements Subscriber<T> {

    private final Emitters owner;
    private final SubscriptionMethod<?, T> method;
    private final String id;
    private final Lane lane;

    /** What to tell the end: the handler's subscription as soon as there is one, or how it ended before. */
    private final AtomicReference<@Nullable Object> handlers = new AtomicReference<>();

    Emitter(Emitters owner, SubscriptionMethod<?, T> method, String id, Lane lane) {
        this.owner = owner;
        this.method = method;
        this.id = id;
        this.lane = lane;
    }

    String id() {
        return id;
    }

    @Override
    public void next(T item) {
        JsonWriter out = owner.writer();
        SubscriptionMessages.item(out, method.notification(), id, method.item(), item);
        Lane.Offer offer = lane.offer(out.buffer(), out.length(), true);
        Writers.giveBack(out);
        if (offer == Lane.Offer.TOO_SLOW) {
            end(
                    StandardErrors.subscriptionFailed("its items were not taken as fast as they were made"),
                    SubscriptionEnd.TOO_SLOW);
        }
    }

    @Override
    public void completed() {
        end(null, SubscriptionEnd.COMPLETED);
    }

    @Override
    public void failed(RpcException error) {
        end(error, SubscriptionEnd.FAILED);
    }

    /** The items that wait come before the end, unless they are the reason for it. */
    private void end(@Nullable RpcException error, SubscriptionEnd why) {
        JsonWriter out = owner.writer();
        SubscriptionMessages.end(out, method.notification(), id, error);
        if (error != null && !lane.hasRoom(out.length())) {
            // The end is always told, and so must be small where much waits already: without the error's data.
            SubscriptionMessages.end(
                    out.reset(),
                    method.notification(),
                    id,
                    new RpcException(error.code(), String.valueOf(error.getMessage())));
        }
        boolean first = lane.last(out.buffer(), out.length(), why == SubscriptionEnd.TOO_SLOW, () -> owner.leave(id));
        Writers.giveBack(out);
        if (first) {
            tell(why);
        }
    }

    /** The handler has agreed; this is what to end when the subscriber leaves. */
    void agreed(Subscription subscription) {
        if (!handlers.compareAndSet(null, subscription)) {
            owner.close(subscription, (SubscriptionEnd) Objects.requireNonNull(handlers.get()));
        }
    }

    private void tell(SubscriptionEnd why) {
        if (!handlers.compareAndSet(null, why) && handlers.get() instanceof Subscription subscription) {
            owner.close(subscription, why);
        }
    }

    /** The answer is on its way: so is what was given before. */
    void answered() {
        lane.open();
    }

    /** The subscriber may be sent so many items altogether. */
    void credit(long total) {
        lane.credit(total);
    }

    /** Nobody listens any more: items are dropped. */
    void stop(SubscriptionEnd why) {
        if (lane.end()) {
            tell(why);
        }
    }
}
