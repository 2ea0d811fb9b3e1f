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

/** Reads and writes {@link ShelfFullData} as JSON. */
@NullMarked
@Generated
final class ShelfFullDataCodec implements JsonCodec<ShelfFullData> {
    static {
        RuntimeVersion.require(1, "com.example.test.ShelfFullDataCodec");
    }

    static final ShelfFullDataCodec INSTANCE = new ShelfFullDataCodec();

    private static final JsonNames MEMBERS = JsonNames.of("free");

    private ShelfFullDataCodec() {}

    @Override
    public ShelfFullData read(JsonReader in) {
        long free = 0;
        boolean hasFree = false;
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> {
                    free = in.readLong();
                    hasFree = true;
                }
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        if (!hasFree) {
            throw in.missing("free");
        }
        return new ShelfFullData(free, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, ShelfFullData value) {
        out.beginObject();
        out.member(MEMBERS, 0).value(value.free());
        out.otherMembers(value.otherMembers());
        out.endObject();
    }
}
