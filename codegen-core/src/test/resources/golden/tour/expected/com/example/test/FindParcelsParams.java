package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code findParcels}. */
@NullMarked
@Generated
record FindParcelsParams(String text, @Nullable State state, @Nullable Integer limit) {
    public FindParcelsParams {
        Objects.requireNonNull(text, "text");
    }

    /** Reads and writes {@link FindParcelsParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<FindParcelsParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("text", "state", "limit");

        private Codec() {}

        @Override
        public FindParcelsParams read(JsonReader in) {
            String text = null;
            State state = null;
            Integer limit = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> text = in.length(in.readString(), 1, Integer.MAX_VALUE);
                    case 1 -> state = in.absentParam() ? null : State.codec().read(in);
                    case 2 -> limit = in.absentParam() ? null : in.atMost(in.atLeast(in.readInt(), 1), 100);
                    default -> in.refuseMember();
                }
            }
            if (text == null) {
                throw in.missing("text");
            }
            return new FindParcelsParams(text, state, limit);
        }

        @Override
        public void write(JsonWriter out, FindParcelsParams value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.text());
            if (value.state() != null) {
                State.codec().write(out.member(MEMBERS, 1), value.state());
            }
            if (value.limit() != null) {
                out.member(MEMBERS, 2).value(value.limit());
            }
            out.endObject();
        }
    }
}
