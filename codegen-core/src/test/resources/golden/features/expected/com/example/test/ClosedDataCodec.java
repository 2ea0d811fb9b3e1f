package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link ClosedData} as JSON. */
@NullMarked
@Generated
final class ClosedDataCodec implements JsonCodec<ClosedData> {
    static {
        RuntimeVersion.require(1, "com.example.test.ClosedDataCodec");
    }

    static final ClosedDataCodec INSTANCE = new ClosedDataCodec();

    private static final JsonNames MEMBERS = JsonNames.of("opens");

    private ClosedDataCodec() {}

    @Override
    public ClosedData read(JsonReader in) {
        OffsetDateTime opens = null;
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> opens = Codecs.OFFSET_DATE_TIME.read(in);
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        if (opens == null) {
            throw in.missing("opens");
        }
        return new ClosedData(opens, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, ClosedData value) {
        out.beginObject();
        Codecs.OFFSET_DATE_TIME.write(out.member(MEMBERS, 0), value.opens());
        out.otherMembers(value.otherMembers());
        out.endObject();
    }
}
