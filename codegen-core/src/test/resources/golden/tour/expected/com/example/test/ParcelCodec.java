package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.Omittable;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Parcel} as JSON. */
@NullMarked
@Generated
final class ParcelCodec implements JsonCodec<Parcel> {
    static {
        RuntimeVersion.require(1, "com.example.test.ParcelCodec");
    }

    static final ParcelCodec INSTANCE = new ParcelCodec();

    private static final JsonNames MEMBERS = JsonNames.of("id", "state", "labels", "weight", "shelf");

    private ParcelCodec() {}

    @Override
    public Parcel read(JsonReader in) {
        long id = 0;
        boolean hasId = false;
        State state = null;
        List<String> labels = null;
        Double weight = null;
        Omittable<String> shelf = Omittable.absent();
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> {
                    id = in.readLong();
                    hasId = true;
                }
                case 1 -> state = State.codec().read(in);
                case 2 -> labels = in.list(Codecs.STRING);
                case 3 -> weight = in.skipNull() ? null : in.atLeast(in.readDouble(), 0.0);
                case 4 -> shelf = in.tryNull() ? Omittable.ofNull() : Omittable.of(in.readString());
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        if (!hasId) {
            throw in.missing("id");
        }
        if (state == null) {
            throw in.missing("state");
        }
        if (labels == null) {
            throw in.missing("labels");
        }
        return new Parcel(id, state, labels, weight, shelf, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, Parcel value) {
        out.beginObject();
        out.member(MEMBERS, 0).value(value.id());
        State.codec().write(out.member(MEMBERS, 1), value.state());
        out.member(MEMBERS, 2).list(value.labels(), Codecs.STRING);
        if (value.weight() != null) {
            out.member(MEMBERS, 3).value(value.weight());
        }
        if (value.shelf().isPresent()) {
            out.member(MEMBERS, 4).nullable(value.shelf().orNull(), Codecs.STRING);
        }
        out.otherMembers(value.otherMembers());
        out.endObject();
    }
}
