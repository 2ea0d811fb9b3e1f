package dev.duplexrpc;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Error -32602: the parameters do not match the method. Its data says where and why:
 * <code>{"pointer": "/limit", "problem": "Expected at most 1000, but found 5000."}</code>.
 */
public final class InvalidParamsException extends RpcException {

    /** The code of this error on the wire. */
    public static final int CODE = -32602;

    /** For the runtime: how a response with this code becomes this exception. */
    public static final RpcErrorType<Culprit> TYPE =
            RpcErrorType.of(CODE, "Invalid params", CulpritCodec.INSTANCE, InvalidParamsException::new);

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Culprit culprit;

    public InvalidParamsException(String message, @Nullable Culprit culprit) {
        this(message, culprit, culprit == null ? null : Json.from(CulpritCodec.INSTANCE, culprit));
    }

    private InvalidParamsException(String message, @Nullable Culprit culprit, @Nullable Json errorData) {
        super(CODE, message, errorData);
        this.culprit = culprit;
    }

    /** What is wrong, null if the other side did not say. */
    public @Nullable Culprit culprit() {
        return culprit;
    }

    /** Includes the position and the problem, which the message alone, as it is sent, does not contain. */
    @Override
    public String toString() {
        if (culprit == null) {
            return super.toString();
        }
        String place = culprit.pointer().isEmpty() ? "" : ", at " + culprit.pointer();
        return super.toString() + place + ": " + culprit.problem();
    }

    /**
     * The value that was refused.
     *
     * @param pointer its JSON Pointer (RFC 6901) within the parameters; empty for the parameters as a whole
     * @param problem one sentence that says what is wrong with it
     */
    public record Culprit(String pointer, String problem) {

        /** Reads and writes it: also from {@link RpcException#errorData()}, if a contract declares -32602 as an error of its own. */
        public static JsonCodec<Culprit> codec() {
            return CulpritCodec.INSTANCE;
        }
    }

    private static final class CulpritCodec implements JsonCodec<Culprit> {

        static final CulpritCodec INSTANCE = new CulpritCodec();

        private static final JsonNames MEMBERS = JsonNames.of("pointer", "problem");

        @Override
        public Culprit read(JsonReader in) {
            String pointer = null;
            String problem = null;
            in.beginObject();
            for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
                switch (member) {
                    case 0 -> pointer = in.readString();
                    case 1 -> problem = in.readString();
                    default -> in.skip();
                }
            }
            if (pointer == null) {
                throw in.missing("pointer");
            }
            if (problem == null) {
                throw in.missing("problem");
            }
            return new Culprit(pointer, problem);
        }

        @Override
        public void write(JsonWriter out, Culprit value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.pointer());
            out.member(MEMBERS, 1).value(value.problem());
            out.endObject();
        }
    }
}
