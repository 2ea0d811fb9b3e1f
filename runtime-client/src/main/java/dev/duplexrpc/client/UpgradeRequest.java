package dev.duplexrpc.client;

import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.transport.Negotiated;
import dev.duplexrpc.websocket.DeflateNegotiation;
import dev.duplexrpc.websocket.Handshake;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The opening handshake of RFC 6455, section 4.1, as a client does it: what it asks, and what it accepts as an answer. */
final class UpgradeRequest {

    private final ConnectOptions options;
    private final Target target;
    private final String key = Handshake.newKey();
    private final byte[] bytes;

    /**
     * @param headers those of the user that this server may see
     * @param authorization the value of that header, null to send none
     */
    UpgradeRequest(ConnectOptions options, Target target, RequestHeaders headers, @Nullable String authorization) {
        this.options = options;
        this.target = target;
        StringBuilder request = new StringBuilder("GET ")
                .append(target.requestTarget())
                .append(" HTTP/1.1\r\nHost: ")
                .append(target.authority())
                .append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ")
                .append(key)
                .append("\r\nSec-WebSocket-Version: 13\r\n");
        if (!options.subprotocols().isEmpty()) {
            request.append("Sec-WebSocket-Protocol: ")
                    .append(String.join(", ", options.subprotocols()))
                    .append("\r\n");
        }
        if (options.compression() != null) {
            request.append("Sec-WebSocket-Extensions: ")
                    .append(DeflateNegotiation.offer(options.compression()))
                    .append("\r\n");
        }
        if (authorization != null) {
            request.append("Authorization: ").append(authorization).append("\r\n");
        }
        headers.writeTo(request);
        bytes = request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    byte[] bytes() {
        return bytes;
    }

    /**
     * Accepts an answer that switches to WebSocket.
     *
     * @throws ConnectFailedException if it does so in a way that was not asked for
     */
    Negotiated accept(HandshakeResponse answer) {
        if (!Handshake.hasToken(answer.header("upgrade"), "websocket")
                || !Handshake.hasToken(answer.header("connection"), "upgrade")) {
            throw refused(
                    "its answer does not switch to WebSocket. Check the URL, and whether a proxy in between lets WebSocket through",
                    answer);
        }
        if (!Handshake.accept(key).equals(answer.header("sec-websocket-accept"))) {
            throw refused(
                    "its Sec-WebSocket-Accept does not answer our key, as if the answer were another client's", answer);
        }
        String subprotocol = answer.header("sec-websocket-protocol");
        if (subprotocol != null && !options.subprotocols().contains(subprotocol)) {
            throw refused(
                    "it chose the subprotocol '" + subprotocol.replaceAll("[^ -~]", "?")
                            + "', which was not offered. Check the URL, or offer it with subprotocols(…)",
                    answer);
        }
        List<String> asked = options.subprotocols().stream()
                .filter(name -> !name.equals(LinkMessages.SUBPROTOCOL))
                .toList();
        if (subprotocol == null && !asked.isEmpty()) {
            // As browsers do. RFC 6455 lets a server choose none, but who names what he speaks is not to find out later
            // that the other side speaks something else.
            throw refused(
                    "it chose none of the subprotocols that were offered (" + String.join(", ", asked)
                            + "). Offer one that it has, or call no subprotocols(…) if it needs none",
                    answer);
        }
        try {
            return Negotiated.client()
                    .withSubprotocol(speaks(subprotocol, answer) ? subprotocol : null)
                    .withDeflate(
                            DeflateNegotiation.agreed(answer.header("sec-websocket-extensions"), options.compression()))
                    .withAlreadyRead(answer.rest());
        } catch (IllegalArgumentException unfit) {
            throw refused("it " + unfit.getMessage(), answer);
        }
    }

    private ConnectFailedException refused(String problem, HandshakeResponse answer) {
        return new ConnectFailedException(
                ConnectFailedException.Phase.HANDSHAKE,
                "The WebSocket handshake with " + target + " failed: " + problem + ".",
                answer);
    }

    /** There are servers that choose whatever is offered first without knowing it; one that speaks the link protocol says so. */
    private static boolean speaks(@Nullable String subprotocol, HandshakeResponse answer) {
        return !LinkMessages.SUBPROTOCOL.equals(subprotocol)
                || LinkMessages.VERSION.equals(answer.header(LinkMessages.HEADER.toLowerCase(Locale.ROOT)));
    }
}
