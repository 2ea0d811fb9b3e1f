package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link LibraryTakeStockProgress} as JSON. */
@NullMarked
@Generated
final class LibraryTakeStockProgressCodec implements JsonCodec<LibraryTakeStockProgress> {
    static {
        RuntimeVersion.require(1, "com.example.test.LibraryTakeStockProgressCodec");
    }

    static final LibraryTakeStockProgressCodec INSTANCE = new LibraryTakeStockProgressCodec();

    private static final JsonNames MEMBERS = JsonNames.of("row", "books");

    private LibraryTakeStockProgressCodec() {}

    @Override
    public LibraryTakeStockProgress read(JsonReader in) {
        long row = 0;
        boolean hasRow = false;
        Long books = null;
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> {
                    row = in.readLong();
                    hasRow = true;
                }
                case 1 -> books = in.skipNull() ? null : in.readLong();
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        if (!hasRow) {
            throw in.missing("row");
        }
        return new LibraryTakeStockProgress(row, books, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, LibraryTakeStockProgress value) {
        out.beginObject();
        out.member(MEMBERS, 0).value(value.row());
        if (value.books() != null) {
            out.member(MEMBERS, 1).value(value.books());
        }
        out.otherMembers(value.otherMembers());
        out.endObject();
    }
}
