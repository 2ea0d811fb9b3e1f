package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Base64Bytes;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Signature} as JSON. */
@NullMarked
@Generated
final class SignatureCodec implements JsonCodec<Signature> {
    static {
        RuntimeVersion.require(1, "com.example.test.SignatureCodec");
    }

    static final SignatureCodec INSTANCE = new SignatureCodec();

    private static final JsonNames MEMBERS = JsonNames.of("how", "image");

    private SignatureCodec() {}

    @Override
    public Signature read(JsonReader in) {
        String how = null;
        Base64Bytes image = null;
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> how = in.readString();
                case 1 -> image = Codecs.BYTES.read(in);
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        if (how == null) {
            throw in.missing("how");
        }
        if (image == null) {
            throw in.missing("image");
        }
        return new Signature(how, image, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, Signature value) {
        out.beginObject();
        out.member(MEMBERS, 0).value(value.how());
        Codecs.BYTES.write(out.member(MEMBERS, 1), value.image());
        out.otherMembers(value.otherMembers());
        out.endObject();
    }
}
