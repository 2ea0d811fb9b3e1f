package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code watchPets}. */
@NullMarked
@Generated
record WatchPetsParams(@Nullable PetKind kind) {
    /** Reads and writes {@link WatchPetsParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<WatchPetsParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("kind");

        private Codec() {}

        @Override
        public WatchPetsParams read(JsonReader in) {
            PetKind kind = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> kind = in.absentParam() ? null : PetKind.codec().read(in);
                    default -> in.refuseMember();
                }
            }
            return new WatchPetsParams(kind);
        }

        @Override
        public void write(JsonWriter out, WatchPetsParams value) {
            out.beginObject();
            if (value.kind() != null) {
                PetKind.codec().write(out.member(MEMBERS, 0), value.kind());
            }
            out.endObject();
        }
    }
}
