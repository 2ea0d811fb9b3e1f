package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;

/** The parameters of {@code library_mood}. */
@NullMarked
@Generated
record LibraryMoodParams(String words) {
    public LibraryMoodParams {
        Objects.requireNonNull(words, "words");
    }

    /** Reads and writes {@link LibraryMoodParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<LibraryMoodParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("words");

        private Codec() {}

        @Override
        public LibraryMoodParams read(JsonReader in) {
            String words = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> words = in.readString();
                    default -> in.refuseMember();
                }
            }
            if (words == null) {
                throw in.missing("words");
            }
            return new LibraryMoodParams(words);
        }

        @Override
        public void write(JsonWriter out, LibraryMoodParams value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.words());
            out.endObject();
        }
    }
}
