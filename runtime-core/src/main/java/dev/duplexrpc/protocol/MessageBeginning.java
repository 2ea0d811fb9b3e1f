package dev.duplexrpc.protocol;

import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonKind;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message of which there is nothing but the beginning, because it was too large. Only what another member stands behind is believed: the last value
 * may be cut.
 *
 * @param id that of the request or the response; {@link RequestId#NULL} where it is not known
 * @param method the name of the request or notification, null where it is not known
 * @param subscription the JSON text of the id of the subscription whose item it is, null if it is none's or not known
 */
public record MessageBeginning(
        Kind kind,
        RequestId id,
        @Nullable String method,
        @Nullable String subscription) {

    /** What sort of message it is. */
    public enum Kind {
        /** To be answered, to {@link MessageBeginning#id()}. */
        REQUEST,
        /** Answers the request of this side that {@link MessageBeginning#id()} names. */
        RESPONSE,
        /** A notification, a batch, or what cannot be told. */
        OTHER
    }

    private static final JsonNames MEMBERS = JsonNames.of("method", "params", "id", "result", "error");
    private static final int METHOD = 0;
    private static final int PARAMS = 1;
    private static final int ID = 2;
    private static final JsonNames SUBSCRIPTION = JsonNames.of("subscription");

    /** Reads as far as it goes. */
    public static MessageBeginning read(JsonReader in, byte[] bytes, int from, int to) {
        Reading reading = new Reading(in.reset(bytes, from, to), bytes);
        try {
            if (in.peek() == JsonKind.OBJECT) {
                reading.members();
            }
        } catch (JsonException cut) {
            // Which it is nearly always; what came before counts.
        }
        return new MessageBeginning(reading.kind(), reading.id, reading.method, reading.subscription);
    }

    /** Goes through the members until they end in the middle of one. */
    private static final class Reading {

        private final JsonReader in;
        private final byte[] bytes;
        private boolean asks;
        private boolean answers;
        private RequestId id = RequestId.NULL;
        private @Nullable String method;
        private @Nullable String subscription;

        Reading(JsonReader in, byte[] bytes) {
            this.in = in;
            this.bytes = bytes;
        }

        Kind kind() {
            if (id.equals(RequestId.NULL) || asks == answers) {
                return Kind.OTHER;
            }
            return asks ? Kind.REQUEST : Kind.RESPONSE;
        }

        void members() {
            in.beginObject();
            RequestId uncertain = RequestId.NULL;
            for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
                id = uncertain;
                switch (member) {
                    case METHOD -> {
                        asks = true;
                        method = in.readString();
                    }
                    case PARAMS -> {
                        asks = true;
                        params();
                    }
                    case ID -> uncertain = readId();
                    case JsonNames.UNKNOWN -> in.skip();
                    default -> {
                        answers = true;
                        in.skip();
                    }
                }
            }
        }

        private RequestId readId() {
            JsonKind kind = in.peek();
            int from = in.position();
            in.skip();
            boolean isOne = kind == JsonKind.STRING || kind == JsonKind.NUMBER;
            return isOne ? RequestId.copyOf(bytes, from, in.position()) : RequestId.NULL;
        }

        private void params() {
            if (in.peek() != JsonKind.OBJECT) {
                in.skip();
                return;
            }
            in.beginObject();
            String uncertain = null;
            for (int member = in.nextMember(SUBSCRIPTION);
                    member != JsonNames.END;
                    member = in.nextMember(SUBSCRIPTION)) {
                subscription = uncertain;
                if (member == 0) {
                    uncertain = in.readJson().toString();
                } else {
                    in.skip();
                }
            }
            subscription = uncertain;
        }
    }
}
