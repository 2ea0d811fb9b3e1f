package dev.duplexrpc.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;

/** What a browser wants to be told before a page of another origin may POST, and before it may read the answer. Only for origins that are allowed. */
final class CrossOrigin {

    private static final HttpString ALLOW_ORIGIN = HttpString.tryFromString("Access-Control-Allow-Origin");
    private static final HttpString ALLOW_METHODS = HttpString.tryFromString("Access-Control-Allow-Methods");
    private static final HttpString ALLOW_HEADERS = HttpString.tryFromString("Access-Control-Allow-Headers");
    private static final HttpString ALLOW_CREDENTIALS = HttpString.tryFromString("Access-Control-Allow-Credentials");
    private static final HttpString MAX_AGE = HttpString.tryFromString("Access-Control-Max-Age");

    private CrossOrigin() {}

    /** Answers what a browser asks before it posts JSON. */
    static void preflight(HttpServerExchange exchange, boolean http, Origins origins) {
        letPagesRead(exchange, origins);
        HeaderMap response = exchange.getResponseHeaders();
        response.put(Headers.ALLOW, methods(http));
        if (response.contains(ALLOW_ORIGIN) && http) {
            response.put(ALLOW_METHODS, "POST")
                    .put(ALLOW_HEADERS, "content-type, authorization")
                    .put(MAX_AGE, "600");
        }
        exchange.setStatusCode(StatusCodes.NO_CONTENT);
        exchange.endExchange();
    }

    /** What may be asked of an endpoint. */
    static String methods(boolean http) {
        return http ? "GET, POST, OPTIONS" : "GET, OPTIONS";
    }

    /** A page that may come because any may does not come as its user: its cookies are for those that are allowed by name. */
    static void letPagesRead(HttpServerExchange exchange, Origins origins) {
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        if (origin != null) {
            HeaderMap response = exchange.getResponseHeaders();
            response.put(ALLOW_ORIGIN, origin).put(Headers.VARY, Headers.ORIGIN_STRING);
            if (origins.isKnown(origin, exchange.getRequestHeaders().getFirst(Headers.HOST))) {
                response.put(ALLOW_CREDENTIALS, "true");
            }
        }
    }
}
