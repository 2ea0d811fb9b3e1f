package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link ParcelEvent} as JSON. */
@NullMarked
@Generated
final class ParcelEventCodec implements JsonCodec<ParcelEvent> {
    static {
        RuntimeVersion.require(1, "com.example.test.ParcelEventCodec");
    }

    static final ParcelEventCodec INSTANCE = new ParcelEventCodec();

    private ParcelEventCodec() {}

    @Override
    public ParcelEvent read(JsonReader in) {
        return switch (in.peek()) {
            case OBJECT -> readObject(in);
            default -> unknown(in);
        };
    }

    private static ParcelEvent readObject(JsonReader in) {
        String text = in.peekTag("type");
        if (text == null) {
            return unknown(in);
        }
        return switch (text) {
            case "arrived" -> Arrived.codec().read(in);
            case "left" -> Left.codec().read(in);
            default -> unknown(in);
        };
    }

    private static ParcelEvent unknown(JsonReader in) {
        if (in.validates()) {
            throw in.invalid("is none of the alternatives: an object whose 'type' is 'arrived' or 'left'");
        }
        return new ParcelEvent.Unknown(in.readJson());
    }

    @Override
    public void write(JsonWriter out, ParcelEvent value) {
        if (value instanceof Arrived variant) {
            Arrived.codec().write(out, variant);
        } else if (value instanceof Left variant) {
            Left.codec().write(out, variant);
        } else if (value instanceof ParcelEvent.Unknown variant) {
            out.json(variant.json());
        }
    }
}
