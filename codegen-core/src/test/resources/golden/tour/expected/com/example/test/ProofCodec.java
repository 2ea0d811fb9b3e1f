package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Proof} as JSON. */
@NullMarked
@Generated
final class ProofCodec implements JsonCodec<Proof> {
    static {
        RuntimeVersion.require(1, "com.example.test.ProofCodec");
    }

    static final ProofCodec INSTANCE = new ProofCodec();

    private ProofCodec() {}

    @Override
    public Proof read(JsonReader in) {
        return switch (in.peek()) {
            case OBJECT -> readObject(in);
            default -> unknown(in);
        };
    }

    private static Proof readObject(JsonReader in) {
        String text = in.peekTag("how");
        if (text == null) {
            return unknown(in);
        }
        return switch (text) {
            case "signed" -> Signature.codec().read(in);
            case "photographed" -> Photo.codec().read(in);
            default -> unknown(in);
        };
    }

    private static Proof unknown(JsonReader in) {
        if (in.validates()) {
            throw in.invalid("is none of the alternatives: an object whose 'how' is 'signed' or 'photographed'");
        }
        return new Proof.Unknown(in.readJson());
    }

    @Override
    public void write(JsonWriter out, Proof value) {
        if (value instanceof Signature variant) {
            Signature.codec().write(out, variant);
        } else if (value instanceof Photo variant) {
            Photo.codec().write(out, variant);
        } else if (value instanceof Proof.Unknown variant) {
            out.json(variant.json());
        }
    }
}
