package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Area} as JSON. */
@NullMarked
@Generated
final class AreaCodec implements JsonCodec<Area> {
    static {
        RuntimeVersion.require(1, "com.example.test.AreaCodec");
    }

    static final AreaCodec INSTANCE = new AreaCodec();

    private static final JsonNames MEMBERS = JsonNames.of("name", "parts");

    private AreaCodec() {}

    @Override
    public Area read(JsonReader in) {
        String name = null;
        List<Area> parts = null;
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> name = in.readString();
                case 1 -> parts = in.skipNull() ? null : in.list(Area.codec());
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        if (name == null) {
            throw in.missing("name");
        }
        return new Area(name, parts, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, Area value) {
        out.beginObject();
        out.member(MEMBERS, 0).value(value.name());
        if (value.parts() != null) {
            out.member(MEMBERS, 1).list(value.parts(), Area.codec());
        }
        out.otherMembers(value.otherMembers());
        out.endObject();
    }
}
