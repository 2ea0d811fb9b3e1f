package dev.duplexrpc;

import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonKind;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Methods that no generated code knows: their parameters and results are JSON. */
final class Untyped {

    private static final JsonCodec<Json> PARAMS = new ParamsCodec();

    private Untyped() {}

    static RpcMethod<Json, Json> request(String method) {
        return RpcMethod.request(method, PARAMS, Codecs.JSON);
    }

    static RpcMethod<Json, Void> notification(String method) {
        return RpcMethod.notification(method, PARAMS);
    }

    /** @throws IllegalArgumentException for what JSON-RPC does not take as parameters */
    static Json params(@Nullable Json params) {
        if (params == null) {
            return Json.NULL;
        }
        if (params.kind() != JsonKind.OBJECT && params.kind() != JsonKind.ARRAY) {
            throw new IllegalArgumentException(
                    "Parameters must be an object or an array, not " + params.kind() + ": wrap the value in an array.");
        }
        return params;
    }

    /** Writes nothing at all for parameters that are not there: the envelope then leaves the member out. */
    private static final class ParamsCodec implements JsonCodec<Json> {

        @Override
        public Json read(JsonReader in) {
            return in.readJson();
        }

        @Override
        public void write(JsonWriter out, Json params) {
            if (!params.isNull()) {
                out.json(params);
            }
        }
    }
}
