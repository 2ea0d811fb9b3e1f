package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code watchParcels}. */
@NullMarked
@Generated
record WatchParcelsParams(@Nullable State state) {
    /** Reads and writes {@link WatchParcelsParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<WatchParcelsParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("state");

        private Codec() {}

        @Override
        public WatchParcelsParams read(JsonReader in) {
            State state = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> state = in.absentParam() ? null : State.codec().read(in);
                    default -> in.refuseMember();
                }
            }
            return new WatchParcelsParams(state);
        }

        @Override
        public void write(JsonWriter out, WatchParcelsParams value) {
            out.beginObject();
            if (value.state() != null) {
                State.codec().write(out.member(MEMBERS, 0), value.state());
            }
            out.endObject();
        }
    }
}
