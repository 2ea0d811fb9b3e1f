package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link State} as JSON. */
@NullMarked
@Generated
final class StateCodec implements JsonCodec<State> {
    static {
        RuntimeVersion.require(1, "com.example.test.StateCodec");
    }

    static final StateCodec INSTANCE = new StateCodec();

    private static final JsonNames TEXTS = JsonNames.of("here", "on-the-way", "delivered");

    private StateCodec() {}

    @Override
    public State read(JsonReader in) {
        return switch (in.tryString(TEXTS)) {
            case 0 -> State.HERE;
            case 1 -> State.ON_THE_WAY;
            case 2 -> State.DELIVERED;
            default -> unknown(in);
        };
    }

    private static State unknown(JsonReader in) {
        State value = new State(in.readString());
        if (in.validates() && value.known() == State.Known.UNRECOGNIZED) {
            throw in.invalid("is none of 'here', 'on-the-way', 'delivered'");
        }
        return value;
    }

    @Override
    public void write(JsonWriter out, State value) {
        out.value(value.value());
    }
}
