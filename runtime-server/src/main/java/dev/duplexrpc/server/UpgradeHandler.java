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
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;

/** Answers the opening handshake of RFC 6455, section 4.2, and hands the connection on. */
final class UpgradeHandler {

    private static final HttpString ACCEPT = HttpString.tryFromString("Sec-WebSocket-Accept");
    private static final HttpString LINK = HttpString.tryFromString(LinkMessages.HEADER);

    private UpgradeHandler() {}

    /** Chooses a subprotocol and how messages are compressed, from what the client offers and the endpoint has, and tells the client. */
    static Negotiated negotiate(HttpServerExchange exchange, ServedEndpoint endpoint) {
        HeaderMap request = exchange.getRequestHeaders();
        HeaderMap response = exchange.getResponseHeaders();
        String offered = OpeningHandshake.joined(request, OpeningHandshake.SUBPROTOCOL);
        String subprotocol = Stream.concat(
                        endpoint.host() == null ? Stream.empty() : Stream.of(LinkMessages.SUBPROTOCOL),
                        endpoint.subprotocols().stream())
                .filter(name -> offers(offered, name))
                .findFirst()
                .orElse(null);
        if (subprotocol != null) {
            response.put(OpeningHandshake.SUBPROTOCOL, subprotocol);
            if (subprotocol.equals(LinkMessages.SUBPROTOCOL)) {
                response.put(LINK, LinkMessages.VERSION);
            }
        }
        DeflateOptions compression = endpoint.compression();
        DeflateTerms terms = compression == null
                ? null
                : DeflateNegotiation.accept(OpeningHandshake.joined(request, OpeningHandshake.EXTENSIONS), compression);
        if (terms != null) {
            response.put(OpeningHandshake.EXTENSIONS, terms.header());
        }
        return Negotiated.server().withSubprotocol(subprotocol).withDeflate(terms);
    }

    /** Whether the client will ask for a session that may be one it has already. */
    static boolean wantsSession(HttpServerExchange exchange, ServedEndpoint endpoint) {
        return endpoint.host() != null
                && offers(
                        OpeningHandshake.joined(exchange.getRequestHeaders(), OpeningHandshake.SUBPROTOCOL),
                        LinkMessages.SUBPROTOCOL);
    }

    /**
     * Refuses a client that would get a session, which needs no name of theirs, where both sides have names of their own and none in common: one of the two takes the other for somebody
     * else. Of a client that wants no session it is the client's affair what it makes of none being chosen.
     */
    static @Nullable Refusal refusal(HttpServerExchange exchange, ServedEndpoint endpoint) {
        if (endpoint.subprotocols().isEmpty() || !wantsSession(exchange, endpoint)) {
            return null;
        }
        List<String> others = names(OpeningHandshake.joined(exchange.getRequestHeaders(), OpeningHandshake.SUBPROTOCOL))
                .filter(name -> !name.isEmpty() && !name.equals(LinkMessages.SUBPROTOCOL))
                .toList();
        return others.isEmpty() || others.stream().anyMatch(endpoint.subprotocols()::contains)
                ? null
                : Refusals.noCommonSubprotocol(others, endpoint.subprotocols());
    }

    /** Unlike other tokens, the names of subprotocols differ by case. */
    private static boolean offers(@Nullable String offered, String name) {
        return names(offered).anyMatch(name::equals);
    }

    private static Stream<String> names(@Nullable String offered) {
        return offered == null
                ? Stream.empty()
                : Arrays.stream(offered.split(",", -1)).map(String::strip);
    }

    /**
     * Agrees to a handshake that is none to be refused, and ends the exchange.
     *
     * @param begin gets the connection, on its I/O thread
     */
    static void agree(HttpServerExchange exchange, Consumer<StreamConnection> begin) {
        String key = Objects.requireNonNull(exchange.getRequestHeaders().getFirst(OpeningHandshake.KEY));
        exchange.getResponseHeaders()
                .put(Headers.UPGRADE, "websocket")
                .put(Headers.CONNECTION, "Upgrade")
                .put(ACCEPT, Handshake.accept(key));
        // This runs on whichever thread ended the exchange, but a connection belongs to its I/O thread.
        exchange.upgradeChannel(
                (connection, ended) -> connection.getIoThread().execute(() -> begin.accept(connection)));
        exchange.endExchange();
    }
}
