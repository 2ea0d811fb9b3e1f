package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;

/** The parameters of {@code parcelScanned}. */
@NullMarked
@Generated
record ParcelScannedParams(long id) {
    /** Reads and writes {@link ParcelScannedParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<ParcelScannedParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("id");

        private Codec() {}

        @Override
        public ParcelScannedParams read(JsonReader in) {
            long id = 0;
            boolean hasId = false;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> {
                        id = in.readLong();
                        hasId = true;
                    }
                    default -> in.refuseMember();
                }
            }
            if (!hasId) {
                throw in.missing("id");
            }
            return new ParcelScannedParams(id);
        }

        @Override
        public void write(JsonWriter out, ParcelScannedParams value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.id());
            out.endObject();
        }
    }
}
