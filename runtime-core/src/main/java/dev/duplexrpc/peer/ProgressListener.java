package dev.duplexrpc.peer;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.protocol.ControlMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told how one call of this side goes on. What it is told is for information: if something is wrong with it, the call goes on all the same. */
final class ProgressListener<T> {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressListener.class);

    private final Peer peer;
    private final PendingCall<?> call;
    private final CallOptions.Progress<T> told;
    private final Turns turns;

    ProgressListener(Peer peer, PendingCall<?> call, CallOptions.Progress<T> told) {
        this.peer = peer;
        this.call = call;
        this.told = told;
        this.turns = new Turns(
                peer.endpoint().limits.maxWaitingBytes(),
                peer.listeners().allowance(),
                peer::runHandler,
                "What listens to the progress of '" + call.method().name() + "'");
    }

    /** On the connection's thread. */
    void take(ControlMessages.Progress message) {
        T value;
        try {
            value = message.value().as(told.item());
        } catch (JsonException mismatch) {
            // Where the fault is and not what stands there, and not for each: it may be wrong every time.
            if (peer.complaints().mayBe(peer.nanos())) {
                LOG.warn(
                        "{} told of the progress of '{}' what is not what the contract says at '{}'.",
                        peer.label(),
                        Incoming.shortened(call.method().name()),
                        mismatch.pointer());
            }
            return;
        } catch (Throwable defect) {
            LOG.error("The progress of '{}' could not be read.", call.method().name(), defect);
            return;
        }
        if (!turns.add(() -> tell(value), message.bytes())) {
            peer.limitReached("maxWaitingBytes");
        }
    }

    private void tell(T value) {
        if (!call.isDone()) {
            told.listener().accept(value);
        }
    }

    /**
     * Listens on the thread that waits for the call, where no handler's thread comes to do it: all of them may be waiting for calls like this one.
     *
     * @return how much of the time is left
     */
    long help(PendingCall<?> waitedFor, long nanos) throws InterruptedException {
        waitedFor.whenComplete((result, failure) -> turns.wake());
        return turns.takeUntil(waitedFor::isDone, nanos);
    }

    /** The response has come; it counts behind all that came before: at once if none of that waits. */
    void behind(Runnable ending) {
        if (turns.endIfIdle()) {
            ending.run();
        } else {
            turns.last(ending);
        }
    }
}
