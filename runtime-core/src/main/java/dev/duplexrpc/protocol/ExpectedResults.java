package dev.duplexrpc.protocol;

import dev.duplexrpc.json.JsonCodec;
import org.jspecify.annotations.Nullable;

/** Which responses are waited for, for an {@link EnvelopeReader} that reads a result as soon as it knows whose it is. */
@FunctionalInterface
public interface ExpectedResults {

    /** How the result of the call with this number is read, null if no call has it; the number is that of {@link Envelope#numericId}. */
    @Nullable JsonCodec<?> result(long id);
}
