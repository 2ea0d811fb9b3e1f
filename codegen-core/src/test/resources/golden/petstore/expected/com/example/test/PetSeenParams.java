package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code petSeen}. */
@NullMarked
@Generated
record PetSeenParams(long id, @Nullable String where) {
    /** Reads and writes {@link PetSeenParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<PetSeenParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("id", "where");

        private Codec() {}

        @Override
        public PetSeenParams read(JsonReader in) {
            long id = 0;
            boolean hasId = false;
            String where = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> {
                        id = in.atLeast(in.readLong(), 1);
                        hasId = true;
                    }
                    case 1 -> where = in.absentParam() ? null : in.readString();
                    default -> in.refuseMember();
                }
            }
            if (!hasId) {
                throw in.missing("id");
            }
            return new PetSeenParams(id, where);
        }

        @Override
        public void write(JsonWriter out, PetSeenParams value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.id());
            if (value.where() != null) {
                out.member(MEMBERS, 1).value(value.where());
            }
            out.endObject();
        }
    }
}
