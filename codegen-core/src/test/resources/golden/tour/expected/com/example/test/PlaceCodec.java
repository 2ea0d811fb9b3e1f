package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Place} as JSON. */
@NullMarked
@Generated
final class PlaceCodec implements JsonCodec<Place> {
    static {
        RuntimeVersion.require(1, "com.example.test.PlaceCodec");
    }

    static final PlaceCodec INSTANCE = new PlaceCodec();

    private PlaceCodec() {}

    @Override
    public Place read(JsonReader in) {
        return switch (in.peek()) {
            case OBJECT -> in.readFitting(Place.Van.codec(), PlaceCodec::unknown);
            case STRING -> new Place.OfString(in.readString());
            case NUMBER -> in.validates() || in.peekReads(Codecs.LONG)
                    ? new Place.OfInteger(in.readLong())
                    : unknown(in);
            default -> unknown(in);
        };
    }

    private static Place unknown(JsonReader in) {
        if (in.validates()) {
            throw in.invalid("is none of the alternatives: an object; a string; a number");
        }
        return new Place.Unknown(in.readJson());
    }

    @Override
    public void write(JsonWriter out, Place value) {
        if (value instanceof Place.OfString variant) {
            out.value(variant.value());
        } else if (value instanceof Place.OfInteger variant) {
            out.value(variant.value());
        } else if (value instanceof Place.Van variant) {
            Place.Van.codec().write(out, variant);
        } else if (value instanceof Place.Unknown variant) {
            out.json(variant.json());
        }
    }

    /** Reads and writes {@link Place.Van} as JSON. */
    @Generated
    static final class VanCodec implements JsonCodec<Place.Van> {
        static final VanCodec INSTANCE = new VanCodec();

        private static final JsonNames MEMBERS = JsonNames.of("plate");

        private VanCodec() {}

        @Override
        public Place.Van read(JsonReader in) {
            String plate = null;
            Map<String, Json> otherMembers = null;
            in.beginObject();
            for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
                switch (member) {
                    case 0 -> plate = in.readString();
                    default -> otherMembers = in.keepMember(otherMembers);
                }
            }
            if (plate == null) {
                throw in.missing("plate");
            }
            return new Place.Van(plate, otherMembers == null ? Map.of() : otherMembers);
        }

        @Override
        public void write(JsonWriter out, Place.Van value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.plate());
            out.otherMembers(value.otherMembers());
            out.endObject();
        }
    }
}
