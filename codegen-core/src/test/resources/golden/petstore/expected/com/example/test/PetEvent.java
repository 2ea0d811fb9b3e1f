package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;

/** Something that happened to a pet. */
@NullMarked
@Generated
public sealed interface PetEvent permits PetArrived, PetLeft, PetEvent.OfString, PetEvent.Unknown {
    /** Returns the codec that reads and writes this type as JSON. */
    static JsonCodec<PetEvent> codec() {
        return PetEventCodec.INSTANCE;
    }

    /** News in plain words. */
    @Generated
    record OfString(String value) implements PetEvent {
        public OfString {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A value that fits none of the variants, kept as it came. */
    @Generated
    record Unknown(Json json) implements PetEvent {
        public Unknown {
            Objects.requireNonNull(json, "json");
        }
    }
}
