package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.Omittable;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Pet} as JSON. */
@NullMarked
@Generated
final class PetCodec implements JsonCodec<Pet> {
    static {
        RuntimeVersion.require(1, "com.example.test.PetCodec");
    }

    static final PetCodec INSTANCE = new PetCodec();

    private static final JsonNames MEMBERS = JsonNames.of("id", "name", "kind", "tag", "weight", "vaccinated", "owner");

    private PetCodec() {}

    @Override
    public Pet read(JsonReader in) {
        long id = 0;
        boolean hasId = false;
        String name = null;
        PetKind kind = null;
        String tag = null;
        Omittable<Double> weight = Omittable.absent();
        boolean vaccinated = false;
        boolean hasVaccinated = false;
        Pet.Owner owner = null;
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> {
                    id = in.atLeast(in.readLong(), 1);
                    hasId = true;
                }
                case 1 -> name = in.length(in.readString(), 1, Integer.MAX_VALUE);
                case 2 -> kind = PetKind.codec().read(in);
                case 3 -> tag = in.skipNull() ? null : in.readString();
                case 4 -> weight = in.tryNull() ? Omittable.ofNull() : Omittable.of(in.atLeast(in.readDouble(), 0.0));
                case 5 -> {
                    vaccinated = in.readBoolean();
                    hasVaccinated = true;
                }
                case 6 -> owner = in.skipNull() ? null : Pet.Owner.codec().read(in);
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        if (!hasId) {
            throw in.missing("id");
        }
        if (name == null) {
            throw in.missing("name");
        }
        if (kind == null) {
            throw in.missing("kind");
        }
        if (!hasVaccinated) {
            throw in.missing("vaccinated");
        }
        return new Pet(id, name, kind, tag, weight, vaccinated, owner, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, Pet value) {
        out.beginObject();
        out.member(MEMBERS, 0).value(value.id());
        out.member(MEMBERS, 1).value(value.name());
        PetKind.codec().write(out.member(MEMBERS, 2), value.kind());
        if (value.tag() != null) {
            out.member(MEMBERS, 3).value(value.tag());
        }
        if (value.weight().isPresent()) {
            out.member(MEMBERS, 4).nullable(value.weight().orNull(), Codecs.DOUBLE);
        }
        out.member(MEMBERS, 5).value(value.vaccinated());
        if (value.owner() != null) {
            Pet.Owner.codec().write(out.member(MEMBERS, 6), value.owner());
        }
        out.otherMembers(value.otherMembers());
        out.endObject();
    }

    /** Reads and writes {@link Pet.Owner} as JSON. */
    @Generated
    static final class OwnerCodec implements JsonCodec<Pet.Owner> {
        static final OwnerCodec INSTANCE = new OwnerCodec();

        private static final JsonNames MEMBERS = JsonNames.of("name");

        private OwnerCodec() {}

        @Override
        public Pet.Owner read(JsonReader in) {
            String name = null;
            in.beginObject();
            for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
                switch (member) {
                    case 0 -> name = in.readString();
                    default -> in.refuseMember();
                }
            }
            if (name == null) {
                throw in.missing("name");
            }
            return new Pet.Owner(name);
        }

        @Override
        public void write(JsonWriter out, Pet.Owner value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.name());
            out.endObject();
        }
    }
}
