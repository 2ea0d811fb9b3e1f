package dev.duplexrpc.server;

import dev.duplexrpc.websocket.DeflateNegotiation;
import dev.duplexrpc.websocket.Handshake;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Protocols;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What RFC 6455 asks of a client's opening handshake, sections 4.1 and 4.2.1: whatever is wrong is told in one sentence. */
final class OpeningHandshake {

    static final HttpString KEY = HttpString.tryFromString("Sec-WebSocket-Key");
    static final HttpString SUBPROTOCOL = HttpString.tryFromString("Sec-WebSocket-Protocol");
    static final HttpString EXTENSIONS = HttpString.tryFromString("Sec-WebSocket-Extensions");
    private static final HttpString VERSION = HttpString.tryFromString("Sec-WebSocket-Version");
    private static final String SPOKEN_VERSION = "13";

    private OpeningHandshake() {}

    /** Why a GET is no handshake that can be answered; null if it is. */
    static @Nullable Refusal refusal(HttpServerExchange exchange) {
        HeaderMap request = exchange.getRequestHeaders();
        boolean upgrades = Handshake.hasToken(joined(request, Headers.UPGRADE), "websocket");
        if (!upgrades || !Handshake.hasToken(joined(request, Headers.CONNECTION), "upgrade")) {
            return upgrades ? Refusals.HALF_UPGRADE : offerUpgrade(exchange, Refusals.UPGRADE_OR_POST);
        }
        if (exchange.getProtocol().equals(Protocols.HTTP_1_0)) {
            return Refusals.OLD_HTTP;
        }
        if (exchange.getRequestContentLength() > 0 || request.contains(Headers.TRANSFER_ENCODING)) {
            // Its bytes would count as frames.
            return Refusals.HANDSHAKE_WITH_BODY;
        }
        Refusal refusal = version(exchange, request);
        return refusal == null ? fields(request) : refusal;
    }

    private static @Nullable Refusal version(HttpServerExchange exchange, HeaderMap request) {
        HeaderValues versions = request.get(VERSION);
        if (versions != null && versions.size() > 1) {
            return Refusals.SEVERAL_VERSIONS;
        }
        if (versions != null && versions.getFirst().equals(SPOKEN_VERSION)) {
            return null;
        }
        exchange.getResponseHeaders().put(VERSION, SPOKEN_VERSION);
        return offerUpgrade(exchange, Refusals.WRONG_VERSION);
    }

    /** RFC 9110, section 15.5.22: a 426 says to what. */
    private static Refusal offerUpgrade(HttpServerExchange exchange, Refusal refusal) {
        exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket").put(Headers.CONNECTION, "Upgrade");
        return refusal;
    }

    private static @Nullable Refusal fields(HeaderMap request) {
        HeaderValues keys = request.get(KEY);
        if (keys == null || keys.size() > 1 || !Handshake.isKey(keys.getFirst())) {
            return Refusals.WRONG_KEY;
        }
        if (!areNames(joined(request, SUBPROTOCOL))) {
            return Refusals.WRONG_SUBPROTOCOLS;
        }
        return DeflateNegotiation.isWellFormed(joined(request, EXTENSIONS)) ? null : Refusals.WRONG_EXTENSIONS;
    }

    /** Whether these are names of subprotocols, each once. As in any list, what is empty does not count. */
    private static boolean areNames(@Nullable String offered) {
        if (offered == null) {
            return true;
        }
        Set<String> seen = new HashSet<>();
        for (String part : offered.split(",", -1)) {
            String name = part.strip();
            if (!name.isEmpty() && (!Handshake.isToken(name) || !seen.add(name))) {
                return false;
            }
        }
        return true;
    }

    /** All values of a header, null if there are none. */
    static @Nullable String joined(HeaderMap headers, HttpString name) {
        return headers.contains(name) ? String.join(",", headers.get(name)) : null;
    }
}
