package dev.duplexrpc.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes calls that come as the body of an HTTP POST. */
final class PostHandler {

    private final ServedEndpoint endpoint;

    PostHandler(ServedEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Why a POST cannot be taken, as far as its head tells; null if it can. */
    @Nullable Refusal refusal(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        if (!endpoint.http()) {
            return Refusals.WEBSOCKET_ONLY;
        }
        if (!isJson(headers.getFirst(Headers.CONTENT_TYPE)) || headers.contains(Headers.CONTENT_ENCODING)) {
            return Refusals.NO_JSON;
        }
        int maxBytes = endpoint.transportLimits().maxMessageBytes();
        return exchange.getRequestContentLength() > maxBytes ? Refusals.bodyTooLarge(maxBytes) : null;
    }

    /** Takes it. On the exchange's I/O thread. */
    void handle(HttpServerExchange exchange, Authentication authentication) {
        new PostedCalls(exchange, endpoint, authentication).start();
    }

    /** A page of a foreign origin can post any other type without asking first. */
    private static boolean isJson(@Nullable String type) {
        if (type == null) {
            return false;
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals(Refusal.JSON)) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace(" ", "").replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }
}
