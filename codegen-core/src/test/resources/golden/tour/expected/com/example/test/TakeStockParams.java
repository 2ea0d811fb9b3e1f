package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;

/** The parameters of {@code takeStock}. */
@NullMarked
@Generated
record TakeStockParams(String hall) {
    public TakeStockParams {
        Objects.requireNonNull(hall, "hall");
    }

    /** Reads and writes {@link TakeStockParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<TakeStockParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("hall");

        private Codec() {}

        @Override
        public TakeStockParams read(JsonReader in) {
            String hall = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> hall = in.readString();
                    default -> in.refuseMember();
                }
            }
            if (hall == null) {
                throw in.missing("hall");
            }
            return new TakeStockParams(hall);
        }

        @Override
        public void write(JsonWriter out, TakeStockParams value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.hall());
            out.endObject();
        }
    }
}
