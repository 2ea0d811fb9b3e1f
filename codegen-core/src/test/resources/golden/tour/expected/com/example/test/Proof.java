package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Generated
public sealed interface Proof permits Signature, Photo, Proof.Unknown {
    /** Returns the codec that reads and writes this type as JSON. */
    static JsonCodec<Proof> codec() {
        return ProofCodec.INSTANCE;
    }

    /** A value that fits none of the variants, kept as it came. */
    @Generated
    record Unknown(Json json) implements Proof {
        public Unknown {
            Objects.requireNonNull(json, "json");
        }
    }
}
