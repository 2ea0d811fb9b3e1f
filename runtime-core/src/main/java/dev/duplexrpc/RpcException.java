package dev.duplexrpc;

import dev.duplexrpc.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * An error response. A handler throws it to answer a call with this code, message and data; the caller gets it back: as the generated subclass when the
 * contract declares the code, as this class otherwise. That a call got no response at all is a {@link CallFailedException} instead.
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
     * @param message one sentence for the person who reads the other side's log
     * @param errorData what the response carries as {@code data}; null leaves it out
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

    /** The {@code data} of the error response as it came, null when there was none. Java serialization does not keep it. */
    public @Nullable Json errorData() {
        return errorData;
    }

    @Override
    public String toString() {
        return getClass().getName() + ": " + getMessage() + " (code " + code + ")";
    }
}
