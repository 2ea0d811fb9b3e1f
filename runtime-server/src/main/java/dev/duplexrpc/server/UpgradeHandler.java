package dev.duplexrpc.server;

import dev.duplexrpc.websocket.Handshake;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;

/** Answers the opening handshake of RFC 6455, section 4.2, and hands the connection on; refuses everything else with a status and a sentence. */
final class UpgradeHandler implements HttpHandler {

    private static final HttpString KEY = HttpString.tryFromString("Sec-WebSocket-Key");
    private static final HttpString VERSION = HttpString.tryFromString("Sec-WebSocket-Version");
    private static final HttpString ACCEPT = HttpString.tryFromString("Sec-WebSocket-Accept");

    private final String path;
    private final Sessions sessions;

    UpgradeHandler(String path, Sessions sessions) {
        this.path = path;
        this.sessions = sessions;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (!exchange.getRequestPath().equals(path)) {
            refuse(exchange, StatusCodes.NOT_FOUND, "Nothing is served on this path.");
            return;
        }
        HeaderMap request = exchange.getRequestHeaders();
        if (!exchange.getRequestMethod().equals(Methods.GET)
                || !Handshake.hasToken(request.getFirst(Headers.UPGRADE), "websocket")
                || !Handshake.hasToken(joined(request, Headers.CONNECTION), "upgrade")) {
            exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
            refuse(exchange, StatusCodes.UPGRADE_REQUIRED, "This path speaks WebSocket only.");
            return;
        }
        if (!"13".equals(request.getFirst(VERSION))) {
            exchange.getResponseHeaders().put(VERSION, "13");
            refuse(exchange, StatusCodes.UPGRADE_REQUIRED, "Sec-WebSocket-Version must be 13.");
            return;
        }
        String key = request.getFirst(KEY);
        if (key == null || !Handshake.isKey(key)) {
            refuse(exchange, StatusCodes.BAD_REQUEST, "Sec-WebSocket-Key must be 16 bytes in base64.");
            return;
        }
        if (!sessions.acceptsMore()) {
            refuse(
                    exchange,
                    StatusCodes.SERVICE_UNAVAILABLE,
                    "The server has as many connections as maxConnections allows, or is shutting down.");
            return;
        }
        exchange.getResponseHeaders()
                .put(Headers.UPGRADE, "websocket")
                .put(Headers.CONNECTION, "Upgrade")
                .put(ACCEPT, Handshake.accept(key));
        exchange.upgradeChannel((connection, ended) -> begin(connection));
        exchange.endExchange();
    }

    /** Runs on whichever thread ended the exchange, but a connection belongs to its I/O thread. */
    private void begin(StreamConnection connection) {
        connection.getIoThread().execute(() -> sessions.begin(connection));
    }

    private static @Nullable String joined(HeaderMap headers, HttpString name) {
        return headers.contains(name) ? String.join(",", headers.get(name)) : null;
    }

    private static void refuse(HttpServerExchange exchange, int status, String sentence) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseSender().send(sentence + "\n");
    }
}
