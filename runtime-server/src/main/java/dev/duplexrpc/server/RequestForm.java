package dev.duplexrpc.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import org.jspecify.annotations.Nullable;

/**
 * What a request must not be, whatever it wants: one that a proxy in front could have understood differently, so that it would have let through what it would have stopped. Most of that is
 * refused by Undertow before it comes here.
 */
final class RequestForm {

    private RequestForm() {}

    /** Why it is not looked at any further; null if it is. */
    static @Nullable Refusal refusal(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        HeaderValues encodings = headers.get(Headers.TRANSFER_ENCODING);
        if (encodings != null && !encodings.getFirst().strip().equalsIgnoreCase("chunked")) {
            // Where its body ends is anybody's guess, and so where the next request begins.
            exchange.setPersistent(false);
            return Refusals.WRONG_ENCODING;
        }
        for (HttpString name : new HttpString[] {Headers.ORIGIN, Headers.CONTENT_TYPE}) {
            HeaderValues values = headers.get(name);
            if (values != null && values.size() > 1) {
                return Refusals.SAID_TWICE;
            }
        }
        // To us it would be the path without that, to whoever guards the path it is another.
        return exchange.getRequestURI().indexOf(';') < 0 ? null : Refusals.NOT_FOUND;
    }
}
