package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code listPets}. */
@NullMarked
@Generated
record ListPetsParams(@Nullable Integer limit, @Nullable List<String> tags) {
    public ListPetsParams {
        tags = tags == null ? null : Copies.list(tags);
    }

    /** Reads and writes {@link ListPetsParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<ListPetsParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("limit", "tags");

        private Codec() {}

        @Override
        public ListPetsParams read(JsonReader in) {
            Integer limit = null;
            List<String> tags = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> limit = in.absentParam() ? null : in.atMost(in.atLeast(in.readInt(), 0), 1000);
                    case 1 -> tags = in.absentParam() ? null : in.list(Codecs.STRING);
                    default -> in.refuseMember();
                }
            }
            return new ListPetsParams(limit, tags);
        }

        @Override
        public void write(JsonWriter out, ListPetsParams value) {
            out.beginObject();
            if (value.limit() != null) {
                out.member(MEMBERS, 0).value(value.limit());
            }
            if (value.tags() != null) {
                out.member(MEMBERS, 1).list(value.tags(), Codecs.STRING);
            }
            out.endObject();
        }
    }
}
