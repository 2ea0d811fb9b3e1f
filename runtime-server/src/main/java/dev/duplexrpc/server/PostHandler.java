package dev.duplexrpc.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes calls that come as the body of an HTTP POST. */
final class PostHandler {

    /** As RFC 9110 calls it, and as many write it. */
    private static final Set<String> UTF_8 = Set.of("charset=utf-8", "charset=utf8");

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
        if (!isJson(headers.getFirst(Headers.CONTENT_TYPE)) || isEncoded(headers.get(Headers.CONTENT_ENCODING))) {
            return Refusals.NO_JSON;
        }
        int maxBytes = endpoint.transportLimits().maxMessageBytes();
        return exchange.getRequestContentLength() > maxBytes ? Refusals.bodyTooLarge(maxBytes) : null;
    }

    /** Takes it. On the exchange's I/O thread. */
    void handle(HttpServerExchange exchange, Authentication authentication, Gate.Ticket ticket) {
        new PostedCalls(exchange, endpoint, authentication, ticket).start();
    }

    private static boolean isEncoded(@Nullable HeaderValues encodings) {
        return encodings != null && !encodings.stream().allMatch(encoding -> encoding.equalsIgnoreCase("identity"));
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
            String parameter = parts[i].replaceAll("[\\s\"]", "");
            if (parameter.startsWith("charset=") && !UTF_8.contains(parameter)) {
                return false;
            }
        }
        return true;
    }
}
