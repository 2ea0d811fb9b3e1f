package com.example.test;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Generated("dev.duplexrpc.codegen")
public sealed interface Proof permits Signature, Photo, Proof.Unknown {
    /** Returns the codec that reads and writes this type as JSON. */
    static JsonCodec<Proof> codec() {
        return ProofCodec.INSTANCE;
    }

    /** A value that fits none of the variants, kept as it came. */
    record Unknown(Json json) implements Proof {
        public Unknown {
            Objects.requireNonNull(json, "json");
        }
    }
}
