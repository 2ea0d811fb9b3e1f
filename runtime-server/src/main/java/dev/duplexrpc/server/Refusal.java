package dev.duplexrpc.server;

import dev.duplexrpc.RpcException;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.EnvelopeWriter;
import dev.duplexrpc.protocol.RequestId;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not served: the status of HTTP and an error of JSON-RPC. A POST is answered with the error as a JSON-RPC client expects it, anything else with its
 * sentence.
 *
 * @param reason by which it is counted
 * @param limit that was reached, null if it was none or is told elsewhere
 */
record Refusal(int status, String reason, @Nullable String limit, RpcException error) {

    /** RFC 8470, section 5.2. */
    private static final int TOO_EARLY = 425;

    /** RFC 9110, section 15.5.20; Undertow has no words for it. */
    static final int MISDIRECTED = 421;

    static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    static Refusal of(int status, String reason, int code, String sentence) {
        return new Refusal(status, reason, null, new RpcException(code, sentence));
    }

    static Refusal atLimit(String limit, int status, int code, String sentence) {
        return new Refusal(status, limit, limit, new RpcException(code, sentence));
    }

    /** Whether it says nothing about another attempt: the client is not to blame, or came too soon. */
    boolean isPassing() {
        return status >= StatusCodes.INTERNAL_SERVER_ERROR
                || status == StatusCodes.REQUEST_TIME_OUT
                || status == TOO_EARLY
                || status == StatusCodes.TOO_MANY_REQUESTS;
    }

    /** Answers, and ends the exchange. What is left of a request's body is not waited for. */
    void send(HttpServerExchange exchange) {
        boolean posted = exchange.getRequestMethod().equals(Methods.POST);
        if (!exchange.isRequestComplete()) {
            // Draining a body that was refused would be a favour to whoever sends it slowly.
            exchange.setPersistent(false);
            exchange.getResponseHeaders().put(Headers.CONNECTION, "close");
        }
        exchange.setStatusCode(status);
        exchange.setReasonPhrase(phrase());
        if (status == StatusCodes.UNAUTHORIZED) {
            exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, posted ? JSON : TEXT);
        exchange.getResponseSender().send(ByteBuffer.wrap(posted ? json() : text()));
    }

    private String phrase() {
        return status == MISDIRECTED ? "Misdirected Request" : StatusCodes.getReason(status);
    }

    private byte[] text() {
        return (error.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] json() {
        JsonWriter out = new JsonWriter();
        EnvelopeWriter.error(out, RequestId.NULL, error);
        return Arrays.copyOf(out.buffer(), out.length());
    }

    @Override
    public String toString() {
        return status + " " + phrase() + ": " + error.getMessage();
    }
}
