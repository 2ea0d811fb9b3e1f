package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code library_takeStock}. */
@NullMarked
@Generated
record LibraryTakeStockParams(String room, @Nullable Boolean quickly) {
    public LibraryTakeStockParams {
        Objects.requireNonNull(room, "room");
    }

    /** Reads and writes {@link LibraryTakeStockParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<LibraryTakeStockParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("room", "quickly");

        private Codec() {}

        @Override
        public LibraryTakeStockParams read(JsonReader in) {
            String room = null;
            Boolean quickly = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> room = in.readString();
                    case 1 -> quickly = in.absentParam() ? null : in.readBoolean();
                    default -> in.refuseMember();
                }
            }
            if (room == null) {
                throw in.missing("room");
            }
            return new LibraryTakeStockParams(room, quickly);
        }

        @Override
        public void write(JsonWriter out, LibraryTakeStockParams value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.room());
            if (value.quickly() != null) {
                out.member(MEMBERS, 1).value(value.quickly());
            }
            out.endObject();
        }
    }
}
