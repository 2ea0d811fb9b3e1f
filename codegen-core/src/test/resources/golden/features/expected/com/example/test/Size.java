package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Width and height in millimetres. */
@NullMarked
@Generated
public record Size(long width, long height, @Nullable Long depth) {
    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<Size> codec() {
        return SizeCodec.INSTANCE;
    }
}
