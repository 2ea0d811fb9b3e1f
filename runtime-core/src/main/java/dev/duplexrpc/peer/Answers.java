package dev.duplexrpc.peer;

import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.json.Checks;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.protocol.ControlMessages;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.protocol.Envelope;
import dev.duplexrpc.protocol.ErrorObject;
import dev.duplexrpc.protocol.ExpectedResults;
import dev.duplexrpc.protocol.RequestId;
import dev.duplexrpc.protocol.StandardErrors;
import org.jspecify.annotations.Nullable;

/** What comes back for the calls of this side: progress, and a response that ends the call. On the connection's thread. */
final class Answers implements ExpectedResults {

    private final PendingCalls pending;
    private final Dialect dialect;

    Answers(PendingCalls pending, Dialect dialect) {
        this.pending = pending;
        this.dialect = dialect;
    }

    @Override
    public @Nullable JsonCodec<?> result(long id) {
        PendingCall<?> call = pending.get(id);
        return call == null ? null : call.method().result();
    }

    /**
     * A response has come.
     *
     * @return false if no call waits for it
     */
    boolean response(Envelope envelope, JsonReader in) {
        PendingCall<?> call = take(envelope.numericId());
        if (call == null) {
            return false;
        }
        end(call, envelope, in);
        return true;
    }

    /** What should have been the response to a call of this side makes no sense. */
    void badResponse(long id, String problem) {
        PendingCall<?> call = take(id);
        if (call != null) {
            call.answer(null, call.unusable("the response makes no sense: " + problem, null));
        }
    }

    private @Nullable PendingCall<?> take(long id) {
        PendingCall<?> call = pending.remove(id);
        if (call != null && call.progress == null) {
            call.stopTimer();
        }
        return call;
    }

    /** The response to a call of this side was too large to be taken. */
    void responseTooLarge(RequestId id, String problem) {
        PendingCall<?> call = take(numeric(id.toString()));
        if (call != null) {
            call.answer(null, call.tooLarge("the response has " + problem));
        }
    }

    /** The other side tells how a call goes on; one that has ended does not care. */
    void progress(ControlMessages.Progress message) {
        PendingCall<?> call = pending.get(numeric(message.id().toString()));
        if (call != null && call.progress != null) {
            call.progress.take(message);
        }
    }

    /** The number of a call of this side, -1 if it cannot be one. */
    private static long numeric(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(text) : -1;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the codec of this very call has read it
    private <R> void end(PendingCall<R> call, Envelope envelope, JsonReader in) {
        if (envelope.resultRead()) {
            call.answer((R) envelope.result(), null);
            return;
        }
        in.validating(Checks.STRUCTURE);
        try {
            if (envelope.resultFailure() != null) {
                unusable(call, envelope.resultFailure());
            } else if (envelope.resultTo(in)) {
                call.answer(call.method().result().read(in), null);
            } else {
                envelope.errorTo(in);
                ErrorObject error = ErrorObject.read(in);
                if (dialect == Dialect.DUPLEX_1 && error.code() == StandardErrors.DEADLINE_PASSED) {
                    // The other side's clock was a little faster than our own timer: the same end by another way.
                    call.fail(Reason.TIMED_OUT, "the other side gave up at the deadline that it was given");
                } else {
                    call.answer(null, error.toException(call.method().errors()));
                }
            }
        } catch (Throwable unread) {
            unusable(call, unread);
        }
    }

    /** @param cause what the codec threw: a {@link JsonException} says what is wrong with the response, anything else is a defect of the codec */
    private static void unusable(PendingCall<?> call, Throwable cause) {
        String detail = cause instanceof JsonException
                ? "the response is not what the contract says: " + cause.getMessage()
                : "the response could not be read: " + cause;
        call.answer(null, call.unusable(detail, cause));
    }
}
