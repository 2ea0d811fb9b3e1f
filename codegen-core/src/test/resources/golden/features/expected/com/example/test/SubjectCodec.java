package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Subject} as JSON. */
@NullMarked
@Generated
final class SubjectCodec implements JsonCodec<Subject> {
    static {
        RuntimeVersion.require(1, "com.example.test.SubjectCodec");
    }

    static final SubjectCodec INSTANCE = new SubjectCodec();

    private static final JsonNames TEXTS = JsonNames.of("history", "natural science", "fiction", "5.1", "5.1+");

    private SubjectCodec() {}

    @Override
    public Subject read(JsonReader in) {
        return switch (in.tryString(TEXTS)) {
            case 0 -> Subject.HISTORY;
            case 1 -> Subject.NATURAL_SCIENCE;
            case 2 -> Subject.FICTION;
            case 3 -> Subject.VALUE_5_1;
            case 4 -> Subject.VALUE_5_1_PLUS;
            default -> unknown(in);
        };
    }

    private static Subject unknown(JsonReader in) {
        Subject value = new Subject(in.readString());
        if (in.validates() && value.known() == Subject.Known.UNRECOGNIZED) {
            throw in.invalid("is none of 'history', 'natural science', 'fiction', '5.1', '5.1+'");
        }
        return value;
    }

    @Override
    public void write(JsonWriter out, Subject value) {
        out.value(value.value());
    }
}
