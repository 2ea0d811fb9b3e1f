package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;

/** The parameters of {@code getPet}. */
@NullMarked
@Generated
record GetPetParams(long id) {
    /** Reads and writes {@link GetPetParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<GetPetParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("id");

        private Codec() {}

        @Override
        public GetPetParams read(JsonReader in) {
            long id = 0;
            boolean hasId = false;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> {
                        id = in.atLeast(in.readLong(), 1);
                        hasId = true;
                    }
                    default -> in.refuseMember();
                }
            }
            if (!hasId) {
                throw in.missing("id");
            }
            return new GetPetParams(id);
        }

        @Override
        public void write(JsonWriter out, GetPetParams value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.id());
            out.endObject();
        }
    }
}
