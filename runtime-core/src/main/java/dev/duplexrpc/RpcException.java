package dev.duplexrpc;

import dev.duplexrpc.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * An error response. A handler throws it to answer a call with this code, message and data. The caller receives it as the generated subclass if the
 * contract declares the code, as this class otherwise. A call that got no response at all fails with {@link CallFailedException} instead.
 */
public class RpcException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient @Nullable Json errorData;

    public RpcException(int code, String message) {
        this(code, message, null);
    }

    /**
     * @param code the error's code; JSON-RPC reserves -32768 to -32000 for itself and the implementation
     * @param message one sentence for the developer on the other side
     * @param errorData the {@code data} of the response; null omits it
     */
    public RpcException(int code, String message, @Nullable Json errorData) {
        super(message);
        this.code = code;
        this.errorData = errorData;
    }

    /** The {@code code} of the error response. */
    public int code() {
        return code;
    }

    /** The {@code data} of the error response as it was sent, null if there was none. Java serialization does not keep it. */
    public @Nullable Json errorData() {
        return errorData;
    }

    @Override
    public String toString() {
        return getClass().getName() + ": " + getMessage() + " (code " + code + ")";
    }
}
