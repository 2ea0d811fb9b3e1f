package dev.duplexrpc.protocol;

import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonKind;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a subscription's notification as ranges: the item cannot be read before it is known whose it is.
 *
 * @param subscription the JSON text of the id
 */
public record SubscriptionMessage(
        String subscription,
        byte[] bytes,
        int resultFrom,
        int resultTo,
        @Nullable ErrorObject error) {

    private static final JsonNames MEMBERS = JsonNames.of("subscription", "result", "error");

    /**
     * Reads the parameters that come next, which lie in these bytes.
     *
     * @return null if they are not those of a subscription
     */
    public static @Nullable SubscriptionMessage read(JsonReader in, byte[] bytes) {
        if (in.peek() != JsonKind.OBJECT) {
            return null;
        }
        String subscription = null;
        int resultFrom = 0;
        int resultTo = 0;
        ErrorObject error = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> subscription = in.readJson().toString();
                case 1 -> {
                    in.peek();
                    resultFrom = in.position();
                    in.skip();
                    resultTo = in.position();
                }
                case 2 -> error = ErrorObject.read(in);
                default -> in.skip();
            }
        }
        return subscription == null ? null : new SubscriptionMessage(subscription, bytes, resultFrom, resultTo, error);
    }

    /** Whether this is the subscription's end and not an item. */
    public boolean isEnd() {
        return resultTo == resultFrom;
    }

    public int size() {
        return resultTo - resultFrom;
    }

    public <T> T item(JsonReader in, JsonCodec<T> codec) {
        return codec.read(in.reset(bytes, resultFrom, resultTo));
    }
}
