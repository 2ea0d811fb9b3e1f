package com.example.test;

import dev.duplexrpc.json.JsonCodec;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Width and height in millimetres. */
@NullMarked
@Generated("dev.duplexrpc.codegen")
public record Size(long width, long height, @Nullable Long depth) {
    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<Size> codec() {
        return SizeCodec.INSTANCE;
    }
}
