package dev.duplexrpc.protocol;

import dev.duplexrpc.json.Checks;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonKind;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the envelope of one message: its members in any order, no String made of any of them. When {@code method} precedes {@code params}, these are read
 * straight into the method's own type, and otherwise from their place once the whole message is known; so is a result that its id precedes. Not for several threads.
 */
public final class EnvelopeReader {

    private static final JsonNames MEMBERS =
            JsonNames.of("jsonrpc", "method", "params", "id", "result", "error", "context");
    private static final int VERSION_MEMBER = 0;
    private static final int METHOD = 1;
    private static final int PARAMS = 2;
    private static final int ID = 3;
    private static final int RESULT = 4;
    private static final int ERROR = 5;
    private static final int CONTEXT = 6;

    private static final JsonNames VERSION = JsonNames.of("2.0");
    private static final byte[] NO_PARAMS = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Envelope envelope = new Envelope();

    /** A bit for every member that has come. */
    private int seen;

    /** Whether {@link Envelope#params} is what the codec made of them. */
    private boolean paramsRead;

    /**
     * Reads a message.
     *
     * @return the envelope, always the same object
     * @throws JsonException if it is not JSON
     */
    public Envelope read(JsonReader in, byte[] bytes, int from, int to, Contracts contracts, ExpectedResults expected) {
        Throwable refused = readMembers(in.reset(bytes, from, to), bytes, contracts, expected);
        if (refused != null) {
            // The reader stands somewhere within the parameters or the result. Whether the rest is JSON, and with which
            // id, is still to be found out.
            boolean ofParams = has(METHOD);
            readMembers(in.reset(bytes, from, to), bytes, contracts, null);
            if (ofParams) {
                envelope.paramsFailure = refused;
                envelope.readInPlace = true;
            } else {
                envelope.resultFailure = refused;
            }
        } else if (envelope.method >= 0 && !paramsRead && envelope.problem.isEmpty()) {
            readParamsLate(in, contracts.params(envelope.method));
        }
        if (has(CONTEXT)) {
            readContext(in);
        }
        classify();
        return envelope;
    }

    /**
     * Reads all members.
     *
     * @param expected null to pass over parameters and results
     * @return why, be it an Error of a codec, the parameters could not be read as the method's or the result as the call's, null if they could or were only passed over
     */
    private @Nullable Throwable readMembers(
            JsonReader in, byte[] bytes, Contracts contracts, @Nullable ExpectedResults expected) {
        envelope.clear(bytes);
        seen = 0;
        paramsRead = false;
        in.validating(Checks.STRUCTURE);
        if (in.peek() != JsonKind.OBJECT) {
            in.skip();
            in.end();
            problem("a message must be an object");
            return null;
        }
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            if (member >= 0) {
                if ((seen & 1 << member) != 0) {
                    problem("the member '" + MEMBERS.name(member) + "' is given twice");
                }
                seen |= 1 << member;
            }
            switch (member) {
                case VERSION_MEMBER -> version(in);
                case METHOD -> method(in, contracts);
                case PARAMS -> {
                    JsonKind kind = in.peek();
                    envelope.paramsFrom = in.position();
                    if (expected != null && envelope.method >= 0 && isStructured(kind)) {
                        try {
                            readParams(in, contracts.params(envelope.method));
                        } catch (Throwable refused) {
                            return refused;
                        }
                    } else {
                        params(in, kind);
                    }
                    envelope.paramsTo = kind == JsonKind.NULL ? envelope.paramsFrom : in.position();
                }
                case ID -> id(in);
                case RESULT -> {
                    in.peek();
                    envelope.resultFrom = in.position();
                    try {
                        result(in, expected);
                    } catch (Throwable refused) {
                        if (expected == null) {
                            // Passed over, not read: it is no JSON.
                            throw refused;
                        }
                        return refused;
                    }
                    envelope.resultTo = in.position();
                }
                case ERROR -> {
                    in.peek();
                    envelope.errorFrom = in.position();
                    in.skip();
                    envelope.errorTo = in.position();
                }
                case CONTEXT -> {
                    in.peek();
                    envelope.contextFrom = in.position();
                    in.skip();
                    envelope.contextTo = in.position();
                }
                default -> in.skip();
            }
        }
        in.end();
        return null;
    }

    private void version(JsonReader in) {
        if (in.tryString(VERSION) != 0) {
            in.skip();
            problem("the member 'jsonrpc' must be \"2.0\"");
        }
    }

    private void method(JsonReader in, Contracts contracts) {
        if (in.peek() != JsonKind.STRING) {
            in.skip();
            problem("the member 'method' must be a string");
            return;
        }
        envelope.methodFrom = in.position();
        envelope.method = in.tryString(contracts.methods());
        if (envelope.method == JsonNames.UNKNOWN) {
            in.skip();
        }
        envelope.methodTo = in.position();
    }

    /** Reads parameters as their method's. A server checks them fully. */
    private void readParams(JsonReader in, JsonCodec<?> codec) {
        in.validating(Checks.FULL);
        envelope.params = codec.read(in);
        in.validating(Checks.STRUCTURE);
        paramsRead = true;
    }

    /** Passes over parameters that are not to be read yet. */
    private void params(JsonReader in, JsonKind kind) {
        if (!isStructured(kind) && kind != JsonKind.NULL) {
            problem("the member 'params' must be an object or an array");
        }
        in.skip();
    }

    private void readParamsLate(JsonReader in, JsonCodec<?> codec) {
        if (!envelope.paramsTo(in)) {
            in.reset(NO_PARAMS, 0, NO_PARAMS.length);
        }
        try {
            readParams(in, codec);
        } catch (Throwable refused) {
            envelope.paramsFailure = refused;
        }
    }

    /** Reads a result straight into its type if the id has come before it and a call waits for it. */
    private void result(JsonReader in, @Nullable ExpectedResults expected) {
        JsonCodec<?> codec = expected == null || !has(ID) || has(METHOD) ? null : expected.result(envelope.numericId());
        if (codec == null) {
            in.skip();
            return;
        }
        envelope.result = codec.read(in);
        envelope.resultRead = true;
    }

    /** Only now: what is wrong with it must not hide the rest of the message. */
    private void readContext(JsonReader in) {
        try {
            if (in.reset(envelope.bytes, envelope.contextFrom, envelope.contextTo)
                            .peek()
                    != JsonKind.NULL) {
                envelope.context = RequestContext.read(in);
            }
        } catch (JsonException malformed) {
            problem("the member 'context' is malformed: " + malformed.problem());
        }
    }

    private void id(JsonReader in) {
        JsonKind kind = in.peek();
        int from = in.position();
        in.skip();
        if (kind == JsonKind.STRING || kind == JsonKind.NUMBER || kind == JsonKind.NULL) {
            envelope.idFrom = from;
            envelope.idTo = in.position();
        } else {
            problem("the member 'id' must be a string, a number or null");
        }
    }

    private void classify() {
        boolean response = (has(RESULT) || has(ERROR)) && !has(METHOD);
        if (response) {
            classifyResponse();
            return;
        }
        if (!has(METHOD)) {
            problem("the member 'method' is missing");
        } else if (has(RESULT) || has(ERROR)) {
            problem("a message with 'method' must have neither 'result' nor 'error'");
        } else if (!has(VERSION_MEMBER)) {
            problem("the member 'jsonrpc' is missing");
        }
        if (!envelope.problem.isEmpty()) {
            envelope.kind = Envelope.Kind.INVALID;
        } else {
            envelope.kind = has(ID) ? Envelope.Kind.REQUEST : Envelope.Kind.NOTIFICATION;
        }
    }

    /** What answers us is taken as it is, with or without a version, as long as it is clear what it says. */
    private void classifyResponse() {
        dropNull();
        boolean clear = has(ID) && has(RESULT) != has(ERROR) && (envelope.problem.isEmpty() || !has(VERSION_MEMBER));
        envelope.kind = clear ? Envelope.Kind.RESPONSE : Envelope.Kind.BAD_RESPONSE;
        if (!clear) {
            problem(has(ID) ? "it must have either 'result' or 'error'" : "the member 'id' is missing");
        }
    }

    /** Servers older than 2.0, and some since, send both members and null for the one that does not count. */
    private void dropNull() {
        if (!has(RESULT) || !has(ERROR)) {
            return;
        }
        if (isNull(envelope.errorFrom, envelope.errorTo)) {
            envelope.errorTo = envelope.errorFrom;
            seen &= ~(1 << ERROR);
        } else if (isNull(envelope.resultFrom, envelope.resultTo)) {
            envelope.resultTo = envelope.resultFrom;
            envelope.resultRead = false;
            envelope.resultFailure = null;
            seen &= ~(1 << RESULT);
        }
    }

    private boolean isNull(int from, int to) {
        return to - from == 4 && envelope.bytes[from] == 'n';
    }

    private boolean has(int member) {
        return (seen & 1 << member) != 0;
    }

    private void problem(String sentence) {
        if (envelope.problem.isEmpty()) {
            envelope.problem = sentence;
        }
    }

    private static boolean isStructured(JsonKind kind) {
        return kind == JsonKind.OBJECT || kind == JsonKind.ARRAY;
    }
}
