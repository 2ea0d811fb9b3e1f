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

/** Reads and writes {@link Arrived} as JSON. */
@NullMarked
@Generated
final class ArrivedCodec implements JsonCodec<Arrived> {
    static {
        RuntimeVersion.require(1, "com.example.test.ArrivedCodec");
    }

    static final ArrivedCodec INSTANCE = new ArrivedCodec();

    private static final JsonNames MEMBERS = JsonNames.of("type", "parcel");

    private ArrivedCodec() {}

    @Override
    public Arrived read(JsonReader in) {
        boolean hasType = false;
        Parcel parcel = null;
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> {
                    if (!in.readString().equals("arrived") && in.validates()) {
                        throw in.invalid("is not 'arrived'");
                    }
                    hasType = true;
                }
                case 1 -> parcel = Parcel.codec().read(in);
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        if (!hasType) {
            throw in.missing("type");
        }
        if (parcel == null) {
            throw in.missing("parcel");
        }
        return new Arrived(parcel, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, Arrived value) {
        out.beginObject();
        out.member(MEMBERS, 0).value("arrived");
        Parcel.codec().write(out.member(MEMBERS, 1), value.parcel());
        out.otherMembers(value.otherMembers());
        out.endObject();
    }
}
