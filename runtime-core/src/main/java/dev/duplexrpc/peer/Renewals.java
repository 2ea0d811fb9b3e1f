package dev.duplexrpc.peer;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.protocol.StandardErrors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of this side that a former session has left behind and that are being made again in this one. Whoever takes one out of here, be it the answer, who holds
 * it, the next session or the end, is the one that decides what becomes of it.
 */
final class Renewals {

    private final Listeners listeners;
    private final Calls calls;

    /** Nobody's until there is one: hardly any session follows another. */
    private volatile Set<Listening<?>> asked = Set.of();

    Renewals(Listeners listeners, Calls calls) {
        this.listeners = listeners;
        this.calls = calls;
    }

    int size() {
        return asked.size();
    }

    /** Asks for what the former session has left behind, oldest first. On the session's thread. */
    void begin(List<Listening<?>> left) {
        if (left.isEmpty()) {
            return;
        }
        asked = ConcurrentHashMap.newKeySet();
        asked.addAll(left);
        left.sort(Comparator.comparingLong(Listening::number));
        left.forEach(this::ask);
    }

    private void ask(Listening<?> subscription) {
        PendingCall<Json> answer = calls.prepareAgain(subscription.request());
        // Before it is looked at whether somebody closes it: who does so from here on finds it.
        subscription.renewing(listeners, answer);
        if (subscription.hasEnded()) {
            asked.remove(subscription);
            return;
        }
        answer.whenComplete((id, failure) -> {
            if (failure instanceof CallFailedException failed && failed.reason() == Reason.DISCONNECTED) {
                // On whichever thread: what becomes of it is decided on the session's when that ends, which is near.
                return;
            }
            if (asked.remove(subscription)) {
                answered(subscription, id, failure);
            } else if (failure == null) {
                listeners.unsubscribe(subscription.method(), id);
            }
        });
        try {
            calls.beginAgain(answer);
        } catch (RuntimeException unwritable) {
            answer.completeExceptionally(unwritable);
        }
    }

    private void answered(Listening<?> subscription, Json id, @Nullable Throwable failure) {
        if (failure == null) {
            listeners.beginAgain(subscription, id);
        } else {
            subscription.end(
                    failure instanceof RpcException refusal
                            ? refusal
                            : StandardErrors.notRenewed(String.valueOf(failure.getMessage())));
        }
    }

    /** Nobody wants it any more. */
    void withdraw(Listening<?> subscription) {
        if (!asked.isEmpty() && asked.remove(subscription)) {
            subscription.abandonRenewal();
        }
    }

    /** Takes out all that have not been answered. */
    List<Listening<?>> takeAll() {
        List<Listening<?>> all = new ArrayList<>(asked);
        all.removeIf(subscription -> !asked.remove(subscription));
        return all;
    }
}
