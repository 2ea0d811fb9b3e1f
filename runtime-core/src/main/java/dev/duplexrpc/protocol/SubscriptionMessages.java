package dev.duplexrpc.protocol;

import dev.duplexrpc.RpcException;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What travels for a subscription: items as notifications with <code>{"subscription": id, "result": item}</code>, the end as one with
 * <code>{"subscription": id}</code> or <code>{"subscription": id, "error": {…}}</code>, and {@code [id]} or <code>{"subscription": id}</code> to unsubscribe.
 */
public final class SubscriptionMessages {

    /** The parameters of an unsubscribing method: the id. */
    public static final JsonCodec<String> UNSUBSCRIBE_PARAMS = new UnsubscribeParams();

    private static final byte[] METHOD = ascii("{\"jsonrpc\":\"2.0\",\"method\":");
    private static final byte[] SUBSCRIPTION = ascii(",\"params\":{\"subscription\":");
    private static final byte[] RESULT = ascii(",\"result\":");
    private static final byte[] ERROR = ascii(",\"error\":");
    private static final byte[] END = ascii("}}");

    private SubscriptionMessages() {}

    public static <T> void item(JsonWriter out, String notification, String id, JsonCodec<T> codec, T item) {
        out.fragment(METHOD)
                .value(notification)
                .fragment(SUBSCRIPTION)
                .value(id)
                .fragment(RESULT);
        codec.write(out.opened(2), item);
        out.fragment(END);
    }

    /** @param error why it ended, null if it ended as it should */
    public static void end(JsonWriter out, String notification, String id, @Nullable RpcException error) {
        out.fragment(METHOD).value(notification).fragment(SUBSCRIPTION).value(id);
        if (error != null) {
            out.fragment(ERROR).opened(2);
            EnvelopeWriter.error(out, error);
        }
        out.fragment(END);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static final class UnsubscribeParams implements JsonCodec<String> {

        private static final JsonNames MEMBERS = JsonNames.of("subscription");

        @Override
        public String read(JsonReader in) {
            String id = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                if (member == 0) {
                    id = in.readString();
                } else {
                    in.refuseMember();
                }
            }
            if (id == null) {
                throw in.missing("subscription");
            }
            return id;
        }

        @Override
        public void write(JsonWriter out, String id) {
            out.beginArray().value(id).endArray();
        }
    }
}
