package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code library_findBooks}. */
@NullMarked
@Generated
record LibraryFindBooksParams(
        String title, @Nullable String author, @Nullable LocalDate from, @Nullable Integer limit) {
    public LibraryFindBooksParams {
        Objects.requireNonNull(title, "title");
    }

    /** Reads and writes {@link LibraryFindBooksParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<LibraryFindBooksParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("title", "author", "from", "limit");

        private Codec() {}

        @Override
        public LibraryFindBooksParams read(JsonReader in) {
            String title = null;
            String author = null;
            LocalDate from = null;
            Integer limit = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> title = in.length(in.readString(), 1, Integer.MAX_VALUE);
                    case 1 -> author = in.absentParam() ? null : in.readString();
                    case 2 -> from = in.absentParam() ? null : Codecs.LOCAL_DATE.read(in);
                    case 3 -> limit = in.absentParam() ? null : in.atMost(in.atLeast(in.readInt(), 1), 100);
                    default -> in.refuseMember();
                }
            }
            if (title == null) {
                throw in.missing("title");
            }
            return new LibraryFindBooksParams(title, author, from, limit);
        }

        @Override
        public void write(JsonWriter out, LibraryFindBooksParams value) {
            out.beginArray();
            int size = value.limit() != null ? 4 : value.from() != null ? 3 : value.author() != null ? 2 : 1;
            out.value(value.title());
            if (size > 1) {
                out.nullable(value.author(), Codecs.STRING);
            }
            if (size > 2) {
                out.nullable(value.from(), Codecs.LOCAL_DATE);
            }
            if (size > 3) {
                out.nullable(value.limit(), Codecs.INT);
            }
            out.endArray();
        }
    }
}
