package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Money} as JSON. */
@NullMarked
@Generated
final class MoneyCodec implements JsonCodec<Money> {
    static {
        RuntimeVersion.require(1, "com.example.test.MoneyCodec");
    }

    static final MoneyCodec INSTANCE = new MoneyCodec();

    private static final JsonNames MEMBERS = JsonNames.of("currency", "cents");

    private MoneyCodec() {}

    @Override
    public Money read(JsonReader in) {
        boolean hasCurrency = false;
        long cents = 0;
        boolean hasCents = false;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> {
                    if (!in.readString().equals("EUR") && in.validates()) {
                        throw in.invalid("is not 'EUR'");
                    }
                    hasCurrency = true;
                }
                case 1 -> {
                    cents = in.readLong();
                    hasCents = true;
                }
                default -> in.refuseMember();
            }
        }
        if (!hasCurrency) {
            throw in.missing("currency");
        }
        if (!hasCents) {
            throw in.missing("cents");
        }
        return new Money(cents);
    }

    @Override
    public void write(JsonWriter out, Money value) {
        out.beginObject();
        out.member(MEMBERS, 0).value("EUR");
        out.member(MEMBERS, 1).value(value.cents());
        out.endObject();
    }
}
