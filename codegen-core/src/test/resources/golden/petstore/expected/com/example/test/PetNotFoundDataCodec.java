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

/** Reads and writes {@link PetNotFoundData} as JSON. */
@NullMarked
@Generated
final class PetNotFoundDataCodec implements JsonCodec<PetNotFoundData> {
    static {
        RuntimeVersion.require(1, "com.example.test.PetNotFoundDataCodec");
    }

    static final PetNotFoundDataCodec INSTANCE = new PetNotFoundDataCodec();

    private static final JsonNames MEMBERS = JsonNames.of("id");

    private PetNotFoundDataCodec() {}

    @Override
    public PetNotFoundData read(JsonReader in) {
        long id = 0;
        boolean hasId = false;
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> {
                    id = in.readLong();
                    hasId = true;
                }
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        if (!hasId) {
            throw in.missing("id");
        }
        return new PetNotFoundData(id, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, PetNotFoundData value) {
        out.beginObject();
        out.member(MEMBERS, 0).value(value.id());
        out.otherMembers(value.otherMembers());
        out.endObject();
    }
}
