package dev.duplexrpc.opentelemetry;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.OutgoingCall;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/** What propagators put on a call and find there: W3C's two members have places of their own, everything else is metadata. */
final class Carried {

    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";

    static final TextMapSetter<Carried> SENT = (carried, name, value) -> {
        if (carried != null) {
            carried.put(name, value);
        }
    };

    static final TextMapGetter<CallContext> RECEIVED = new Received();

    private final OutgoingCall call;
    private @Nullable String parent;
    private @Nullable String state;

    Carried(OutgoingCall call) {
        this.call = call;
    }

    private void put(String name, String value) {
        switch (name) {
            case PARENT -> parent = value;
            case STATE -> state = value;
            default -> call.metadata(name, value);
        }
    }

    void send() {
        if (parent != null) {
            call.trace(parent, state);
        }
    }

    private static final class Received implements TextMapGetter<CallContext> {

        @Override
        public @Nullable String get(@Nullable CallContext call, String name) {
            if (call == null) {
                return null;
            }
            return switch (name) {
                case PARENT -> call.traceParent();
                case STATE -> call.traceState();
                default -> call.metadata().get(name);
            };
        }
    }
}
