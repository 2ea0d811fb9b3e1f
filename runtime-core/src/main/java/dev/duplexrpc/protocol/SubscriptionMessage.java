package dev.duplexrpc.protocol;

import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonKind;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a subscription's notification as ranges: item and error cannot be read before it is known whose they are, and whether they are any.
 *
 * @param subscription the JSON text of the id
 */
public record SubscriptionMessage(
        String subscription, byte[] bytes, int resultFrom, int resultTo, int errorFrom, int errorTo) {

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
        int errorFrom = 0;
        int errorTo = 0;
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
                case 2 -> {
                    boolean isNone = in.peek() == JsonKind.NULL;
                    errorFrom = in.position();
                    in.skip();
                    errorTo = isNone ? errorFrom : in.position();
                }
                default -> in.skip();
            }
        }
        return subscription == null
                ? null
                : new SubscriptionMessage(subscription, bytes, resultFrom, resultTo, errorFrom, errorTo);
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

    /**
     * What it ended with, null if there will simply be no more.
     *
     * @throws dev.duplexrpc.json.JsonException if that is no error object
     */
    public @Nullable ErrorObject error(JsonReader in) {
        return errorTo == errorFrom ? null : ErrorObject.read(in.reset(bytes, errorFrom, errorTo));
    }
}
