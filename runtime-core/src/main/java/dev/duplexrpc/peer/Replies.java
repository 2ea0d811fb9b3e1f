package dev.duplexrpc.peer;

import dev.duplexrpc.RpcException;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonLimitException;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.EnvelopeWriter;
import dev.duplexrpc.protocol.RequestId;
import dev.duplexrpc.protocol.StandardErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes replies, and an error in place of what cannot be written. Any thread. */
final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    /** How many bytes of an id are always sent back. */
    private static final int LONGEST_ID = 256;

    private final LargestMessage largest;

    Replies(LargestMessage largest) {
        this.largest = largest;
    }

    <R> void result(ReplyTarget target, RequestId id, String method, JsonCodec<R> codec, R result) {
        JsonWriter out = Writers.take(largest.bytes());
        try {
            EnvelopeWriter.result(out, id, codec, result);
        } catch (JsonLimitException tooLarge) {
            error(target, id, StandardErrors.resultTooLarge(largest.exceeded()));
            return;
        } catch (Throwable unwritable) {
            // An Error too, such as a codec that recurses without end: the caller is answered whatever it is.
            LOG.error("The result of '{}' cannot be written.", Incoming.shortened(method), unwritable);
            error(target, id, StandardErrors.internalError());
            return;
        }
        target.reply(out);
        Writers.giveBack(out);
    }

    /** Answers with an error; one whose data is too large goes without it. */
    void error(ReplyTarget target, RequestId id, RpcException error) {
        JsonWriter out = Writers.take(largest.bytes());
        try {
            EnvelopeWriter.error(out, id, error);
        } catch (JsonLimitException tooLarge) {
            out = shorter(id, error);
        } catch (RuntimeException unwritable) {
            LOG.error("An error cannot be written.", unwritable);
            out = Writers.take(Integer.MAX_VALUE);
            EnvelopeWriter.error(out, id, StandardErrors.internalError());
        }
        target.reply(out);
        Writers.giveBack(out);
    }

    private JsonWriter shorter(RequestId id, RpcException error) {
        String limit = largest.exceeded();
        JsonWriter out = Writers.take(largest.bytes());
        try {
            EnvelopeWriter.error(out, id, new RpcException(error.code(), String.valueOf(error.getMessage())));
            return out;
        } catch (JsonLimitException stillTooLarge) {
            out = Writers.take(Integer.MAX_VALUE);
            // An id may be as large as a message; what cannot even be named is answered as unreadable.
            EnvelopeWriter.error(
                    out, id.length() <= LONGEST_ID ? id : RequestId.NULL, StandardErrors.resultTooLarge(limit));
            return out;
        }
    }
}
