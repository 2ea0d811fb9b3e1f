package dev.duplexrpc.server;

import dev.duplexrpc.RpcDocument;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.ETag;
import io.undertow.util.ETagUtils;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Answers GET with an endpoint's OpenRPC document, and with 304 whoever has it already. */
final class DocumentHandler {

    private final RpcDocument source;
    private final ServedEndpoint endpoint;
    private final EndpointHandler door;
    private volatile @Nullable Content content;

    private record Content(byte[] json, ETag tag) {}

    /** @param door lets in who may read it: whoever may connect, also where he may call nothing but what logs him in */
    DocumentHandler(RpcDocument source, ServedEndpoint endpoint, EndpointHandler door) {
        this.source = source;
        this.endpoint = endpoint;
        this.door = door;
    }

    /** Made when it is first asked for, which most never are. */
    private Content content() {
        Content known = content;
        if (known == null) {
            byte[] json = source.json().toBytes();
            known = new Content(json, new ETag(false, digest(json)));
            content = known;
        }
        return known;
    }

    private static String digest(byte[] document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    void handle(HttpServerExchange exchange) {
        if (!exchange.getRequestMethod().equals(Methods.GET)
                && !exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
            endpoint.refuse(exchange, Refusals.READ_ONLY);
            return;
        }
        door.letRead(exchange, () -> read(exchange));
    }

    private void read(HttpServerExchange exchange) {
        if (content == null && exchange.isInIoThread()) {
            // Reading it may block.
            exchange.dispatch(this::send);
        } else {
            send(exchange);
        }
    }

    private void send(HttpServerExchange exchange) {
        Content found = content();
        exchange.getResponseHeaders()
                .put(Headers.ETAG, found.tag.toString())
                .put(Headers.CACHE_CONTROL, "no-cache")
                .put(Headers.CONTENT_TYPE, Refusal.JSON);
        if (ETagUtils.handleIfNoneMatch(exchange, found.tag, true)) {
            exchange.getResponseSender().send(ByteBuffer.wrap(found.json));
        } else {
            exchange.setStatusCode(StatusCodes.NOT_MODIFIED);
            exchange.endExchange();
        }
    }
}
