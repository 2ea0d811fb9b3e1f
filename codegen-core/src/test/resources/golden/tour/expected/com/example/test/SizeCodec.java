package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Size} as JSON. */
@NullMarked
@Generated
final class SizeCodec implements JsonCodec<Size> {
    static {
        RuntimeVersion.require(1, "com.example.test.SizeCodec");
    }

    static final SizeCodec INSTANCE = new SizeCodec();

    private SizeCodec() {}

    @Override
    public Size read(JsonReader in) {
        in.beginArray();
        next(in);
        long width = in.readLong();
        next(in);
        long height = in.readLong();
        boolean more = in.nextElement();
        Long depth = null;
        if (more) {
            depth = in.skipNull() ? null : in.readLong();
            more = in.nextElement();
        }
        if (more && in.validates()) {
            throw in.invalid("is one element too many: there are only 3");
        }
        while (more) {
            in.skip();
            more = in.nextElement();
        }
        return new Size(width, height, depth);
    }

    private static void next(JsonReader in) {
        if (!in.nextElement()) {
            throw in.invalid("must have at least 2 elements");
        }
    }

    @Override
    public void write(JsonWriter out, Size value) {
        out.beginArray();
        out.value(value.width());
        out.value(value.height());
        if (value.depth() != null) {
            out.value(value.depth());
        }
        out.endArray();
    }
}
