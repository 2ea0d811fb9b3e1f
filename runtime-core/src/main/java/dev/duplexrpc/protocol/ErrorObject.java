package dev.duplexrpc.protocol;

import dev.duplexrpc.InvalidParamsException;
import dev.duplexrpc.RpcErrorType;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code error} of a response as it came.
 *
 * @param message empty if there was none
 */
public record ErrorObject(
        int code, String message, @Nullable Json data) {

    private static final JsonNames MEMBERS = JsonNames.of("code", "message", "data");

    /** @throws dev.duplexrpc.json.JsonException if it is no object with a numeric code */
    public static ErrorObject read(JsonReader in) {
        Integer code = null;
        String message = "";
        Json data = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> code = in.readInt();
                case 1 -> message = in.readString();
                case 2 -> data = in.readJson();
                default -> in.skip();
            }
        }
        if (code == null) {
            throw in.missing("code");
        }
        return new ErrorObject(code, message, data);
    }

    /** The exception for it: that of the contract if it declares the code, {@link InvalidParamsException}, or a plain one. */
    public RpcException toException(List<RpcErrorType<?>> declared) {
        List<RpcErrorType<?>> sameCode =
                declared.stream().filter(type -> type.code() == code).toList();
        if (!sameCode.isEmpty()) {
            return meant(sameCode).toException(message, data);
        }
        return code == InvalidParamsException.CODE
                ? InvalidParamsException.TYPE.toException(message, data)
                : new RpcException(code, message, data);
    }

    /** Of several errors with one code: the one with this message, else the first whose data this is, else the first. Where several have the message, the data tells them apart. */
    private RpcErrorType<?> meant(List<RpcErrorType<?>> sameCode) {
        List<RpcErrorType<?>> sameMessage =
                sameCode.stream().filter(type -> type.message().equals(message)).toList();
        List<RpcErrorType<?>> candidates = sameMessage.isEmpty() ? sameCode : sameMessage;
        if (candidates.size() > 1 && data != null) {
            for (RpcErrorType<?> type : candidates) {
                if (type.describes(data)) {
                    return type;
                }
            }
        }
        return candidates.get(0);
    }
}
