package dev.duplexrpc.server;

import dev.duplexrpc.json.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.ETag;
import io.undertow.util.ETagUtils;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Answers GET with an endpoint's OpenRPC document, and with 304 whoever has it already. */
final class DocumentHandler {

    private final byte[] document;
    private final ETag tag;

    DocumentHandler(Json document) {
        this.document = document.toString().getBytes(StandardCharsets.UTF_8);
        this.tag = new ETag(false, digest(this.document));
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
            Refusals.READ_ONLY.send(exchange);
            return;
        }
        exchange.getResponseHeaders()
                .put(Headers.ETAG, tag.toString())
                .put(Headers.CACHE_CONTROL, "no-cache")
                .put(Headers.CONTENT_TYPE, Refusal.JSON);
        if (ETagUtils.handleIfNoneMatch(exchange, tag, true)) {
            exchange.getResponseSender().send(ByteBuffer.wrap(document));
        } else {
            exchange.setStatusCode(StatusCodes.NOT_MODIFIED);
            exchange.endExchange();
        }
    }
}
