package dev.duplexrpc.protocol;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonKind;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What peers tell each other about calls, beside calls: names, parameters and how they are written. */
public final class ControlMessages {

    /** Withdraws a request: <code>{"id": …}</code>. */
    public static final String CANCEL = "rpc.cancel";

    /** The same, as the Language Server Protocol has it and others understand it. */
    public static final String CANCEL_REQUEST = "$/cancelRequest";

    /** Answered with the document of what is served. */
    public static final String DISCOVER = "rpc.discover";

    /** Lets a subscription send more: <code>{"subscription": id, "total": …}</code>, counted from its beginning. */
    public static final String CREDIT = "rpc.credit";

    /** Tells how a call goes on: <code>{"id": …, "value": …}</code>, before it is answered. */
    public static final String PROGRESS = "rpc.progress";

    /** How many items may come before the first {@link #CREDIT}, so that a subscription begins without a round trip. */
    public static final int FIRST_CREDIT = 64;

    /** What the names of all messages of a link begin with. */
    public static final String LINK_PREFIX = "rpc.link.";

    /** The parameters of both ways to cancel. */
    public static final JsonCodec<RequestId> CANCEL_PARAMS = new CancelParams();

    /** The parameters of {@link #CREDIT}. */
    public static final JsonCodec<Credit> CREDIT_PARAMS = new CreditParams();

    /** The parameters of {@link #PROGRESS}. */
    public static final JsonCodec<Progress> PROGRESS_PARAMS = new ProgressParams();

    private static final byte[] METHOD = ascii("{\"jsonrpc\":\"2.0\",\"method\":");
    private static final byte[] ID = ascii(",\"params\":{\"id\":");
    private static final byte[] VALUE = ascii(",\"value\":");
    private static final byte[] END = ascii("}}");
    private static final byte[] PARAMS = ascii(",\"params\":");
    private static final byte[] MESSAGE_END = ascii("}");

    private ControlMessages() {}

    /** Withdraws a request of this side. */
    public static void cancel(JsonWriter out, Dialect dialect, long id) {
        out.fragment(METHOD).value(dialect == Dialect.DUPLEX_1 ? CANCEL : CANCEL_REQUEST);
        out.fragment(ID).value(id).fragment(END);
    }

    /** Lets a subscription of this side send more. */
    public static void credit(JsonWriter out, Credit credit) {
        out.fragment(METHOD).value(CREDIT).fragment(PARAMS);
        CREDIT_PARAMS.write(out, credit);
        out.fragment(MESSAGE_END);
    }

    /** Tells how a call of the other side goes on. */
    public static <T> void progress(JsonWriter out, RequestId id, JsonCodec<T> codec, T value) {
        out.fragment(METHOD).value(PROGRESS).fragment(ID);
        id.writeTo(out);
        out.fragment(VALUE).opened(2);
        codec.write(out, value);
        out.fragment(END);
    }

    /**
     * How a call of this side goes on.
     *
     * @param id the call's, as it came
     * @param bytes the size of the value
     */
    public record Progress(Json id, Json value, int bytes) {}

    /**
     * How much a subscription may send.
     *
     * @param subscription its id as it came
     * @param total how many items it may have sent altogether
     */
    public record Credit(Json subscription, long total) {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static final class CancelParams implements JsonCodec<RequestId> {

        private static final JsonNames MEMBERS = JsonNames.of("id");

        @Override
        public RequestId read(JsonReader in) {
            @Nullable RequestId id = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                if (member == 0) {
                    JsonKind kind = in.peek();
                    if (kind != JsonKind.STRING && kind != JsonKind.NUMBER && kind != JsonKind.NULL) {
                        throw in.invalid("an id must be a string, a number or null");
                    }
                    byte[] json = in.readJson().toBytes();
                    id = RequestId.copyOf(json, 0, json.length);
                } else {
                    in.skip();
                }
            }
            if (id == null) {
                throw in.missing("id");
            }
            return id;
        }

        @Override
        public void write(JsonWriter out, RequestId id) {
            out.beginObject().member(MEMBERS, 0);
            id.writeTo(out);
            out.endObject();
        }
    }

    private static final class CreditParams implements JsonCodec<Credit> {

        private static final JsonNames MEMBERS = JsonNames.of("subscription", "total");

        @Override
        public Credit read(JsonReader in) {
            @Nullable Json subscription = null;
            long total = -1;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> subscription = in.readJson();
                    case 1 -> total = in.readLong();
                    default -> in.skip();
                }
            }
            if (subscription == null) {
                throw in.missing("subscription");
            }
            if (total < 0) {
                throw in.missing("total");
            }
            return new Credit(subscription, total);
        }

        @Override
        public void write(JsonWriter out, Credit credit) {
            out.beginObject();
            out.member(MEMBERS, 0).json(credit.subscription);
            out.member(MEMBERS, 1).value(credit.total);
            out.endObject();
        }
    }

    private static final class ProgressParams implements JsonCodec<Progress> {

        private static final JsonNames MEMBERS = JsonNames.of("id", "value");

        @Override
        public Progress read(JsonReader in) {
            @Nullable Json id = null;
            @Nullable Json value = null;
            int bytes = 0;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> id = in.readJson();
                    case 1 -> {
                        in.peek();
                        int from = in.position();
                        value = in.readJson();
                        bytes = in.position() - from;
                    }
                    default -> in.skip();
                }
            }
            if (id == null) {
                throw in.missing("id");
            }
            if (value == null) {
                throw in.missing("value");
            }
            return new Progress(id, value, bytes);
        }

        @Override
        public void write(JsonWriter out, Progress progress) {
            out.beginObject();
            out.member(MEMBERS, 0).json(progress.id);
            out.member(MEMBERS, 1).json(progress.value);
            out.endObject();
        }
    }
}
