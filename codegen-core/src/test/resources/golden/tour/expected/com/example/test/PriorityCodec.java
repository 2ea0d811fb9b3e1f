package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Priority} as JSON. */
@NullMarked
@Generated
final class PriorityCodec implements JsonCodec<Priority> {
    static {
        RuntimeVersion.require(1, "com.example.test.PriorityCodec");
    }

    static final PriorityCodec INSTANCE = new PriorityCodec();

    private PriorityCodec() {}

    @Override
    public Priority read(JsonReader in) {
        Priority value = new Priority(in.readLong());
        if (in.validates() && value.known() == Priority.Known.UNRECOGNIZED) {
            throw in.invalid("is none of 1, 2, 3");
        }
        return value;
    }

    @Override
    public void write(JsonWriter out, Priority value) {
        out.value(value.value());
    }
}
