package dev.duplexrpc.server;

import static dev.duplexrpc.protocol.StandardErrors.BUSY;
import static dev.duplexrpc.protocol.StandardErrors.INTERNAL_ERROR;
import static dev.duplexrpc.protocol.StandardErrors.INVALID_REQUEST;
import static dev.duplexrpc.protocol.StandardErrors.UNAUTHENTICATED;

import dev.duplexrpc.protocol.StandardErrors;
import dev.duplexrpc.transport.Disconnect;
import io.undertow.util.StatusCodes;
import java.util.List;

/** Every reason of this room's own for not serving a request, with its status and its code. */
final class Refusals {

    static final Refusal NOT_FOUND =
            Refusal.of(StatusCodes.NOT_FOUND, "not_found", INVALID_REQUEST, "Nothing is served on this path.");

    static final Refusal READ_ONLY = Refusal.of(
            StatusCodes.METHOD_NOT_ALLOWED, "read_only", INVALID_REQUEST, "This path can only be read: use GET.");

    static final Refusal WEBSOCKET_ONLY = Refusal.of(
            StatusCodes.METHOD_NOT_ALLOWED,
            "websocket_only",
            INVALID_REQUEST,
            "This path speaks WebSocket only: HTTP POST is switched off.");

    static final Refusal UPGRADE_OR_POST = Refusal.of(
            StatusCodes.UPGRADE_REQUIRED,
            "no_handshake",
            INVALID_REQUEST,
            "This path speaks JSON-RPC: open a WebSocket, or POST a request as application/json.");

    static final Refusal WRONG_VERSION = Refusal.of(
            StatusCodes.UPGRADE_REQUIRED, "bad_handshake", INVALID_REQUEST, "Sec-WebSocket-Version must be 13.");

    static final Refusal WRONG_KEY =
            badHandshake("There must be one header Sec-WebSocket-Key, with 16 bytes in base64.");

    static final Refusal SEVERAL_VERSIONS = badHandshake("There must be only one header Sec-WebSocket-Version.");

    static final Refusal HALF_UPGRADE = badHandshake(
            "The header 'Upgrade: websocket' came without 'Connection: Upgrade': a proxy in front must pass both on.");

    static final Refusal OLD_HTTP = badHandshake(
            "A WebSocket needs HTTP/1.1, and this request came with HTTP/1.0: a proxy in front must speak HTTP/1.1.");

    static final Refusal HANDSHAKE_WITH_BODY = badHandshake("The request that opens a WebSocket must have no body.");

    static final Refusal WRONG_SUBPROTOCOLS =
            badHandshake("Sec-WebSocket-Protocol must be a list of names, each of them once.");

    static final Refusal WRONG_EXTENSIONS = badHandshake(
            "Sec-WebSocket-Extensions must be a list of extensions with parameters, as RFC 6455 writes them.");

    static final Refusal WRONG_ENCODING = Refusal.of(
            StatusCodes.BAD_REQUEST, "bad_request", INVALID_REQUEST, "Transfer-Encoding must be chunked and no other.");

    static final Refusal SAID_TWICE = Refusal.of(
            StatusCodes.BAD_REQUEST,
            "bad_request",
            INVALID_REQUEST,
            "There must be only one header Origin, and only one Content-Type.");

    static final Refusal WRONG_METHOD = Refusal.of(
            StatusCodes.METHOD_NOT_ALLOWED,
            "wrong_method",
            INVALID_REQUEST,
            "This path speaks JSON-RPC: open a WebSocket with GET, or POST a request as application/json.");

    static final Refusal FOREIGN_ORIGIN = Refusal.of(
            StatusCodes.FORBIDDEN,
            "foreign_origin",
            INVALID_REQUEST,
            "Pages of this origin may not connect: the server's allowedOrigins do not have it.");

    static final Refusal UNKNOWN_HOST = Refusal.of(
            Refusal.MISDIRECTED,
            "unknown_host",
            INVALID_REQUEST,
            "This server does not go by the name in the Host header: its allowedHosts do not have it.");

    static final Refusal NO_JSON = Refusal.of(
            StatusCodes.UNSUPPORTED_MEDIA_TYPE,
            "no_json",
            INVALID_REQUEST,
            "The Content-Type of a request must be application/json, in UTF-8 and without Content-Encoding.");

    static final Refusal BODY_TOO_SLOW = Refusal.atLimit(
            "bodyTimeout",
            StatusCodes.REQUEST_TIME_OUT,
            INVALID_REQUEST,
            "The body did not arrive within the server's bodyTimeout.");

    /** As the same message is answered that is no JSON for another reason. */
    static final Refusal NOT_UTF8 =
            new Refusal(StatusCodes.OK, "no_json", null, StandardErrors.parseError("the body is not UTF-8"));

    static final Refusal TOO_LATE = Refusal.atLimit(
            "httpTimeout",
            StatusCodes.GATEWAY_TIME_OUT,
            INTERNAL_ERROR,
            "The calls of this request did not end within the server's httpTimeout; they may end later, unseen.");

    /** The limit is told by the peer that found no room. */
    static final Refusal RESPONSE_TOO_LARGE = Refusal.of(
            StatusCodes.INTERNAL_SERVER_ERROR,
            "maxOutboxBytes",
            INTERNAL_ERROR,
            "The replies to this batch are larger than the server's maxOutboxBytes.");

    static final Refusal CLOSING =
            Refusal.of(StatusCodes.SERVICE_UNAVAILABLE, "closing", BUSY, "The server is shutting down.");

    static final Refusal FULL = Refusal.atLimit(
            "maxConnections",
            StatusCodes.SERVICE_UNAVAILABLE,
            BUSY,
            "The server has as many connections as maxConnections allows, try again later.");

    static final Refusal ADDRESS_FULL = Refusal.atLimit(
            "maxConnectionsPerAddress",
            StatusCodes.TOO_MANY_REQUESTS,
            BUSY,
            "This address has as many connections as maxConnectionsPerAddress allows.");

    static final Refusal PRINCIPAL_FULL = Refusal.atLimit(
            "maxConnectionsPerPrincipal",
            StatusCodes.TOO_MANY_REQUESTS,
            BUSY,
            "This user has as many connections as maxConnectionsPerPrincipal allows.");

    static final Refusal AUTHENTICATION_TOO_SLOW = Refusal.atLimit(
            "authenticationTimeout",
            StatusCodes.SERVICE_UNAVAILABLE,
            UNAUTHENTICATED,
            "Authentication takes too long, try again later.");

    static final Refusal AUTHENTICATION_BUSY = Refusal.atLimit(
            "handlerThreads", StatusCodes.SERVICE_UNAVAILABLE, UNAUTHENTICATED, "The server is busy, try again later.");

    static final Refusal AUTHENTICATION_FAILED = Refusal.of(
            StatusCodes.INTERNAL_SERVER_ERROR, "authentication_failed", UNAUTHENTICATED, "Authentication failed.");

    private Refusals() {}

    private static Refusal badHandshake(String sentence) {
        return Refusal.of(StatusCodes.BAD_REQUEST, "bad_handshake", INVALID_REQUEST, sentence);
    }

    /** Neither side has what the other one goes by. */
    static Refusal noCommonSubprotocol(List<String> offered, List<String> known) {
        return badHandshake("The client offers the subprotocols " + String.join(", ", offered)
                + ", and this server has " + String.join(", ", known) + ": give both one of the same name.");
    }

    /** The peer gave up on the request as a whole. */
    static Refusal aborted(Disconnect reason) {
        return reason.kind() == Disconnect.Kind.OUTBOX_FULL
                ? RESPONSE_TOO_LARGE
                : Refusal.of(StatusCodes.SERVICE_UNAVAILABLE, "aborted", BUSY, reason.detail());
    }

    /** The application does not let this client in. */
    static Refusal unauthenticated(int status, String sentence) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("The status of a refusal must be 400 to 599, not " + status + ".");
        }
        return Refusal.of(status, "unauthenticated", UNAUTHENTICATED, sentence);
    }

    static Refusal bodyTooLarge(int maxMessageBytes) {
        return Refusal.atLimit(
                "maxMessageBytes",
                StatusCodes.REQUEST_ENTITY_TOO_LARGE,
                INVALID_REQUEST,
                "The body is larger than the " + maxMessageBytes + " bytes that maxMessageBytes allows.");
    }
}
