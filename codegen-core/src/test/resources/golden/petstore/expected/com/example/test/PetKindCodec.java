package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link PetKind} as JSON. */
@NullMarked
@Generated
final class PetKindCodec implements JsonCodec<PetKind> {
    static {
        RuntimeVersion.require(1, "com.example.test.PetKindCodec");
    }

    static final PetKindCodec INSTANCE = new PetKindCodec();

    private static final JsonNames TEXTS = JsonNames.of("dog", "cat", "guinea-pig");

    private PetKindCodec() {}

    @Override
    public PetKind read(JsonReader in) {
        return switch (in.tryString(TEXTS)) {
            case 0 -> PetKind.DOG;
            case 1 -> PetKind.CAT;
            case 2 -> PetKind.GUINEA_PIG;
            default -> unknown(in);
        };
    }

    private static PetKind unknown(JsonReader in) {
        PetKind value = new PetKind(in.readString());
        if (in.validates() && value.known() == PetKind.Known.UNRECOGNIZED) {
            throw in.invalid("is none of 'dog', 'cat', 'guinea-pig'");
        }
        return value;
    }

    @Override
    public void write(JsonWriter out, PetKind value) {
        out.value(value.value());
    }
}
