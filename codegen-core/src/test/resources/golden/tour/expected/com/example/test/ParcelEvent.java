package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Generated
public sealed interface ParcelEvent permits Arrived, Left, ParcelEvent.Unknown {
    /** Returns the codec that reads and writes this type as JSON. */
    static JsonCodec<ParcelEvent> codec() {
        return ParcelEventCodec.INSTANCE;
    }

    /** A value that fits none of the variants, kept as it came. */
    @Generated
    record Unknown(Json json) implements ParcelEvent {
        public Unknown {
            Objects.requireNonNull(json, "json");
        }
    }
}
