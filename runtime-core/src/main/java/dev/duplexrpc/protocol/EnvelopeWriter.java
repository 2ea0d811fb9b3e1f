package dev.duplexrpc.protocol;

import dev.duplexrpc.RpcException;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes messages: always with {@code method} before {@code params}, which lets the other side read these straight into their type. */
public final class EnvelopeWriter {

    private static final byte[] METHOD = ascii("{\"jsonrpc\":\"2.0\",\"method\":");
    private static final byte[] CONTEXT = ascii("{\"jsonrpc\":\"2.0\",\"context\":");
    private static final byte[] METHOD_BEHIND = ascii(",\"method\":");
    private static final byte[] PARAMS = ascii(",\"params\":");
    private static final byte[] ID = ascii(",\"id\":");
    private static final byte[] ANSWER = ascii("{\"jsonrpc\":\"2.0\",\"id\":");
    private static final byte[] RESULT = ascii(",\"result\":");
    private static final byte[] ERROR = ascii(",\"error\":");
    private static final byte[] END = ascii("}");
    private static final JsonNames ERROR_MEMBERS = JsonNames.of("code", "message", "data");

    private EnvelopeWriter() {}

    /** @param context what travels beside the parameters, null for nothing */
    public static <P> void request(
            JsonWriter out, long id, String method, JsonCodec<P> codec, P params, @Nullable RequestContext context) {
        begin(out, method, context);
        out.fragment(ID).value(id);
        end(out, codec, params);
    }

    /** @param context what travels beside the parameters, null for nothing */
    public static <P> void notification(
            JsonWriter out, String method, JsonCodec<P> codec, P params, @Nullable RequestContext context) {
        begin(out, method, context);
        end(out, codec, params);
    }

    private static void begin(JsonWriter out, String method, @Nullable RequestContext context) {
        if (context == null) {
            out.fragment(METHOD).value(method);
        } else {
            out.fragment(CONTEXT);
            context.writeTo(out);
            out.fragment(METHOD_BEHIND).value(method);
        }
    }

    /** A codec that writes nothing leaves the member out. */
    private static <P> void end(JsonWriter out, JsonCodec<P> codec, P params) {
        int behindMethod = out.length();
        out.fragment(PARAMS);
        int behindName = out.length();
        codec.write(out.opened(1), params);
        if (out.length() == behindName) {
            out.truncate(behindMethod);
        }
        out.fragment(END);
    }

    public static <R> void result(JsonWriter out, RequestId id, JsonCodec<R> codec, R result) {
        out.fragment(ANSWER);
        id.writeTo(out);
        out.fragment(RESULT);
        codec.write(out.opened(1), result);
        out.fragment(END);
    }

    public static void error(JsonWriter out, RequestId id, RpcException error) {
        out.fragment(ANSWER);
        id.writeTo(out);
        out.fragment(ERROR).opened(1);
        error(out, error);
        out.fragment(END);
    }

    /** Writes the error object alone. */
    public static void error(JsonWriter out, RpcException error) {
        out.beginObject();
        out.member(ERROR_MEMBERS, 0).value(error.code());
        String message = error.getMessage();
        out.member(ERROR_MEMBERS, 1).value(message == null ? "" : message);
        Json data = error.errorData();
        if (data != null) {
            out.member(ERROR_MEMBERS, 2).json(data);
        }
        out.endObject();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
