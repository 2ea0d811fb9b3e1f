package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link OldRecord} as JSON. */
@NullMarked
@Generated
@SuppressWarnings("deprecation")
final class OldRecordCodec implements JsonCodec<OldRecord> {
    static {
        RuntimeVersion.require(1, "com.example.test.OldRecordCodec");
    }

    static final OldRecordCodec INSTANCE = new OldRecordCodec();

    private static final JsonNames MEMBERS = JsonNames.of("class", "post-code", "x1", "size", "seal");

    private OldRecordCodec() {}

    @Override
    public OldRecord read(JsonReader in) {
        String class_ = null;
        String postCode = null;
        String driver = null;
        Long size_ = null;
        Long seal = null;
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> class_ = in.skipNull() ? null : in.readString();
                case 1 -> postCode = in.skipNull() ? null : in.readString();
                case 2 -> driver = in.skipNull() ? null : in.readString();
                case 3 -> size_ = in.skipNull() ? null : in.readLong();
                case 4 -> seal = in.skipNull() ? null : dev.duplexrpc.json.Codecs.HEX_LONG.read(in);
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        return new OldRecord(class_, postCode, driver, size_, seal, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, OldRecord value) {
        out.beginObject();
        if (value.class_() != null) {
            out.member(MEMBERS, 0).value(value.class_());
        }
        if (value.postCode() != null) {
            out.member(MEMBERS, 1).value(value.postCode());
        }
        if (value.driver() != null) {
            out.member(MEMBERS, 2).value(value.driver());
        }
        if (value.size() != null) {
            out.member(MEMBERS, 3).value(value.size());
        }
        if (value.seal() != null) {
            dev.duplexrpc.json.Codecs.HEX_LONG.write(out.member(MEMBERS, 4), value.seal());
        }
        out.otherMembers(value.otherMembers());
        out.endObject();
    }
}
