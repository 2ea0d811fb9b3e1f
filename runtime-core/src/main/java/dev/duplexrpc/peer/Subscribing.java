package dev.duplexrpc.peer;

import dev.duplexrpc.Subscription;
import dev.duplexrpc.json.Json;
import java.util.concurrent.ExecutionException;

/** The future of a subscription that the other side has not agreed to yet. */
final class Subscribing extends CallFuture.Dependent<Subscription> {

    private final PendingCall<Json> answer;

    /** @param answer the call that asks for it, which has not begun */
    Subscribing(Peer peer, PendingCall<Json> answer) {
        super(peer, answer.method().name(), null);
        this.answer = answer;
    }

    /** Nobody wants it any more, unless it has been answered. The call goes on: if the other side has agreed already, it has to be told that nobody listens. */
    void abandon() {
        if (!answer.isDone()) {
            answer.abandon();
        }
    }

    /** Waits until the other side has agreed, or throws what that has failed with. Not on a thread that moves bytes. */
    Subscription await() {
        try {
            return get();
        } catch (ExecutionException failed) {
            throw PendingCall.asThrownHere(failed);
        } catch (InterruptedException interrupted) {
            if (!cancel(true) && !isCompletedExceptionally()) {
                // The other side has agreed just now.
                join().close();
            }
            throw answer.interrupted(interrupted);
        }
    }
}
