package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link PetEvent} as JSON. */
@NullMarked
@Generated
final class PetEventCodec implements JsonCodec<PetEvent> {
    static {
        RuntimeVersion.require(1, "com.example.test.PetEventCodec");
    }

    static final PetEventCodec INSTANCE = new PetEventCodec();

    private PetEventCodec() {}

    @Override
    public PetEvent read(JsonReader in) {
        return switch (in.peek()) {
            case OBJECT -> readObject(in);
            case STRING -> new PetEvent.OfString(in.readString());
            default -> unknown(in);
        };
    }

    private static PetEvent readObject(JsonReader in) {
        String text = in.peekTag("type");
        if (text == null) {
            return unknown(in);
        }
        return switch (text) {
            case "arrived" -> PetArrived.codec().read(in);
            case "left" -> PetLeft.codec().read(in);
            default -> unknown(in);
        };
    }

    private static PetEvent unknown(JsonReader in) {
        if (in.validates()) {
            throw in.invalid("is none of the alternatives: an object whose 'type' is 'arrived' or 'left'; a string");
        }
        return new PetEvent.Unknown(in.readJson());
    }

    @Override
    public void write(JsonWriter out, PetEvent value) {
        if (value instanceof PetArrived variant) {
            PetArrived.codec().write(out, variant);
        } else if (value instanceof PetLeft variant) {
            PetLeft.codec().write(out, variant);
        } else if (value instanceof PetEvent.OfString variant) {
            out.value(variant.value());
        } else if (value instanceof PetEvent.Unknown variant) {
            out.json(variant.json());
        }
    }
}
