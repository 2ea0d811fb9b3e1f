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

/** Reads and writes {@link PetLeft} as JSON. */
@NullMarked
@Generated
final class PetLeftCodec implements JsonCodec<PetLeft> {
    static {
        RuntimeVersion.require(1, "com.example.test.PetLeftCodec");
    }

    static final PetLeftCodec INSTANCE = new PetLeftCodec();

    private static final JsonNames MEMBERS = JsonNames.of("type", "id");

    private PetLeftCodec() {}

    @Override
    public PetLeft read(JsonReader in) {
        boolean hasType = false;
        long id = 0;
        boolean hasId = false;
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> {
                    if (!in.readString().equals("left") && in.validates()) {
                        throw in.invalid("is not 'left'");
                    }
                    hasType = true;
                }
                case 1 -> {
                    id = in.atLeast(in.readLong(), 1);
                    hasId = true;
                }
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        if (!hasType) {
            throw in.missing("type");
        }
        if (!hasId) {
            throw in.missing("id");
        }
        return new PetLeft(id, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, PetLeft value) {
        out.beginObject();
        out.member(MEMBERS, 0).value("left");
        out.member(MEMBERS, 1).value(value.id());
        out.otherMembers(value.otherMembers());
        out.endObject();
    }
}
