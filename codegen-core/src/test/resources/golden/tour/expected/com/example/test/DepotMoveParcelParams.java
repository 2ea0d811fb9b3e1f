package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code depot_moveParcel}. */
@NullMarked
@Generated
record DepotMoveParcelParams(long id, Place to, @Nullable String note) {
    public DepotMoveParcelParams {
        Objects.requireNonNull(to, "to");
    }

    /** Reads and writes {@link DepotMoveParcelParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<DepotMoveParcelParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("id", "to", "note");

        private Codec() {}

        @Override
        public DepotMoveParcelParams read(JsonReader in) {
            long id = 0;
            boolean hasId = false;
            Place to = null;
            String note = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> {
                        id = in.readLong();
                        hasId = true;
                    }
                    case 1 -> to = Place.codec().read(in);
                    case 2 -> note = in.absentParam() ? null : in.readString();
                    default -> in.refuseMember();
                }
            }
            if (!hasId) {
                throw in.missing("id");
            }
            if (to == null) {
                throw in.missing("to");
            }
            return new DepotMoveParcelParams(id, to, note);
        }

        @Override
        public void write(JsonWriter out, DepotMoveParcelParams value) {
            out.beginArray();
            out.value(value.id());
            Place.codec().write(out, value.to());
            if (value.note() != null) {
                out.value(value.note());
            }
            out.endArray();
        }
    }
}
