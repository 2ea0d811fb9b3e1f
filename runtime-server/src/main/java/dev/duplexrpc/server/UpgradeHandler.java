package dev.duplexrpc.server;

import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.transport.Negotiated;
import dev.duplexrpc.websocket.DeflateNegotiation;
import dev.duplexrpc.websocket.DeflateOptions;
import dev.duplexrpc.websocket.DeflateTerms;
import dev.duplexrpc.websocket.Handshake;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;

/** Answers the opening handshake of RFC 6455, section 4.2, and hands the connection on. */
final class UpgradeHandler {

    private static final HttpString KEY = HttpString.tryFromString("Sec-WebSocket-Key");
    private static final HttpString VERSION = HttpString.tryFromString("Sec-WebSocket-Version");
    private static final HttpString ACCEPT = HttpString.tryFromString("Sec-WebSocket-Accept");

    private static final HttpString SUBPROTOCOL = HttpString.tryFromString("Sec-WebSocket-Protocol");
    private static final HttpString LINK = HttpString.tryFromString(LinkMessages.HEADER);
    private static final HttpString EXTENSIONS = HttpString.tryFromString("Sec-WebSocket-Extensions");

    private UpgradeHandler() {}

    /** Why the request is no handshake that can be answered; null if it is. */
    static @Nullable Refusal refusal(HttpServerExchange exchange) {
        HeaderMap request = exchange.getRequestHeaders();
        HeaderMap response = exchange.getResponseHeaders();
        if (!Handshake.hasToken(request.getFirst(Headers.UPGRADE), "websocket")
                || !Handshake.hasToken(joined(request, Headers.CONNECTION), "upgrade")) {
            response.put(Headers.UPGRADE, "websocket");
            return Refusals.UPGRADE_OR_POST;
        }
        if (!"13".equals(request.getFirst(VERSION))) {
            response.put(VERSION, "13");
            return Refusals.WRONG_VERSION;
        }
        String key = request.getFirst(KEY);
        return key == null || !Handshake.isKey(key) ? Refusals.WRONG_KEY : null;
    }

    /** Chooses a subprotocol and how messages are compressed, from what the client offers and the endpoint has, and tells the client. */
    static Negotiated negotiate(HttpServerExchange exchange, ServedEndpoint endpoint) {
        HeaderMap request = exchange.getRequestHeaders();
        HeaderMap response = exchange.getResponseHeaders();
        String offered = joined(request, SUBPROTOCOL);
        String subprotocol = Stream.concat(
                        endpoint.host() == null ? Stream.empty() : Stream.of(LinkMessages.SUBPROTOCOL),
                        endpoint.subprotocols().stream())
                .filter(name -> offers(offered, name))
                .findFirst()
                .orElse(null);
        if (subprotocol != null) {
            response.put(SUBPROTOCOL, subprotocol);
            if (subprotocol.equals(LinkMessages.SUBPROTOCOL)) {
                response.put(LINK, LinkMessages.VERSION);
            }
        }
        DeflateOptions compression = endpoint.compression();
        DeflateTerms terms =
                compression == null ? null : DeflateNegotiation.accept(joined(request, EXTENSIONS), compression);
        if (terms != null) {
            response.put(EXTENSIONS, terms.header());
        }
        return Negotiated.server().withSubprotocol(subprotocol).withDeflate(terms);
    }

    /** Whether the client will ask for a session that may be one it has already. */
    static boolean wantsSession(HttpServerExchange exchange, ServedEndpoint endpoint) {
        return endpoint.host() != null
                && offers(joined(exchange.getRequestHeaders(), SUBPROTOCOL), LinkMessages.SUBPROTOCOL);
    }

    /** Unlike other tokens, the names of subprotocols differ by case. */
    private static boolean offers(@Nullable String offered, String name) {
        return offered != null
                && Arrays.stream(offered.split(",", -1))
                        .anyMatch(one -> one.strip().equals(name));
    }

    /**
     * Agrees to a handshake that is none to be refused, and ends the exchange.
     *
     * @param begin gets the connection, on its I/O thread
     */
    static void agree(HttpServerExchange exchange, Consumer<StreamConnection> begin) {
        String key = Objects.requireNonNull(exchange.getRequestHeaders().getFirst(KEY));
        exchange.getResponseHeaders()
                .put(Headers.UPGRADE, "websocket")
                .put(Headers.CONNECTION, "Upgrade")
                .put(ACCEPT, Handshake.accept(key));
        // This runs on whichever thread ended the exchange, but a connection belongs to its I/O thread.
        exchange.upgradeChannel(
                (connection, ended) -> connection.getIoThread().execute(() -> begin.accept(connection)));
        exchange.endExchange();
    }

    private static @Nullable String joined(HeaderMap headers, HttpString name) {
        return headers.contains(name) ? String.join(",", headers.get(name)) : null;
    }
}
