package dev.duplexrpc.protocol;

import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonKind;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What travels beside the parameters of a request, as its member {@code context}.
 *
 * @param timeoutMillis how long the caller still waits for the answer, {@link #NO_TIMEOUT} if it does not say
 * @param metadata names and values that the caller sends along; empty if none
 * @param traceParent the W3C trace context, null if none
 * @param traceState belongs to it, null if none
 * @param progress whether the caller wants to be told how the call goes on
 */
public record RequestContext(
        long timeoutMillis,
        Map<String, String> metadata,
        @Nullable String traceParent,
        @Nullable String traceState,
        boolean progress) {

    public static final long NO_TIMEOUT = -1;

    private static final JsonNames MEMBERS =
            JsonNames.of("timeout", "metadata", "traceparent", "tracestate", "progress");
    private static final int TIMEOUT = 0;
    private static final int METADATA = 1;
    private static final int TRACE_PARENT = 2;
    private static final int TRACE_STATE = 3;
    private static final int PROGRESS = 4;

    /**
     * Reads one; members that are not known are ignored.
     *
     * @throws JsonException if it is not as it should be
     */
    static RequestContext read(JsonReader in) {
        long timeoutMillis = NO_TIMEOUT;
        Map<String, String> metadata = Map.of();
        String traceParent = null;
        String traceState = null;
        boolean progress = false;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case TIMEOUT -> timeoutMillis = timeout(in);
                case METADATA -> metadata = metadata(in);
                case TRACE_PARENT -> traceParent = in.readString();
                case TRACE_STATE -> traceState = in.readString();
                case PROGRESS -> progress = in.readBoolean();
                default -> in.skip();
            }
        }
        return new RequestContext(timeoutMillis, metadata, traceParent, traceState, progress);
    }

    private static long timeout(JsonReader in) {
        long millis = in.readLong();
        if (millis < 0) {
            throw in.invalid("a timeout must not be negative");
        }
        return millis;
    }

    private static Map<String, String> metadata(JsonReader in) {
        Map<String, String> metadata = new LinkedHashMap<>();
        in.beginObject();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (in.peek() != JsonKind.STRING) {
                throw in.invalid("a value of metadata must be a string");
            }
            metadata.put(name, in.readString());
        }
        return Collections.unmodifiableMap(metadata);
    }

    void writeTo(JsonWriter out) {
        out.beginObject();
        if (timeoutMillis != NO_TIMEOUT) {
            out.member(MEMBERS, TIMEOUT).value(timeoutMillis);
        }
        if (!metadata.isEmpty()) {
            out.member(MEMBERS, METADATA).beginObject();
            metadata.forEach((name, value) -> out.member(name).value(value));
            out.endObject();
        }
        if (traceParent != null) {
            out.member(MEMBERS, TRACE_PARENT).value(traceParent);
        }
        if (traceState != null) {
            out.member(MEMBERS, TRACE_STATE).value(traceState);
        }
        if (progress) {
            out.member(MEMBERS, PROGRESS).value(true);
        }
        out.endObject();
    }
}
