package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Readings} as JSON. */
@NullMarked
@Generated
final class ReadingsCodec implements JsonCodec<Readings> {
    static {
        RuntimeVersion.require(1, "com.example.test.ReadingsCodec");
    }

    static final ReadingsCodec INSTANCE = new ReadingsCodec();

    private static final JsonNames MEMBERS = JsonNames.of("at");

    private ReadingsCodec() {}

    @Override
    public Readings read(JsonReader in) {
        OffsetDateTime at = null;
        Map<String, Double> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> at = Codecs.OFFSET_DATE_TIME.read(in);
                default -> otherMembers = in.keepMember(otherMembers, Codecs.DOUBLE);
            }
        }
        if (at == null) {
            throw in.missing("at");
        }
        return new Readings(at, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, Readings value) {
        out.beginObject();
        Codecs.OFFSET_DATE_TIME.write(out.member(MEMBERS, 0), value.at());
        out.otherMembers(value.otherMembers(), Codecs.DOUBLE);
        out.endObject();
    }
}
