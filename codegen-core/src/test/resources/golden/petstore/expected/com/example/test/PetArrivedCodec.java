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

/** Reads and writes {@link PetArrived} as JSON. */
@NullMarked
@Generated
final class PetArrivedCodec implements JsonCodec<PetArrived> {
    static {
        RuntimeVersion.require(1, "com.example.test.PetArrivedCodec");
    }

    static final PetArrivedCodec INSTANCE = new PetArrivedCodec();

    private static final JsonNames MEMBERS = JsonNames.of("type", "pet");

    private PetArrivedCodec() {}

    @Override
    public PetArrived read(JsonReader in) {
        boolean hasType = false;
        Pet pet = null;
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> {
                    if (!in.readString().equals("arrived") && in.validates()) {
                        throw in.invalid("is not 'arrived'");
                    }
                    hasType = true;
                }
                case 1 -> pet = Pet.codec().read(in);
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        if (!hasType) {
            throw in.missing("type");
        }
        if (pet == null) {
            throw in.missing("pet");
        }
        return new PetArrived(pet, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, PetArrived value) {
        out.beginObject();
        out.member(MEMBERS, 0).value("arrived");
        Pet.codec().write(out.member(MEMBERS, 1), value.pet());
        out.otherMembers(value.otherMembers());
        out.endObject();
    }
}
