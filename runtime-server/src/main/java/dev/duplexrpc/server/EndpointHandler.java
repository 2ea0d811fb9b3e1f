package dev.duplexrpc.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens on the path of an endpoint: origin, form of the request, admission, in this order; then the WebSocket or the POST begins. */
final class EndpointHandler {

    private static final HttpString ALLOW_ORIGIN = HttpString.tryFromString("Access-Control-Allow-Origin");
    private static final HttpString ALLOW_METHODS = HttpString.tryFromString("Access-Control-Allow-Methods");
    private static final HttpString ALLOW_HEADERS = HttpString.tryFromString("Access-Control-Allow-Headers");
    private static final HttpString ALLOW_CREDENTIALS = HttpString.tryFromString("Access-Control-Allow-Credentials");
    private static final HttpString MAX_AGE = HttpString.tryFromString("Access-Control-Max-Age");

    private final ServedEndpoint endpoint;
    private final Sessions sessions;
    private final Gate gate;
    private final Duration retryAfter;
    private final PostHandler posts;

    EndpointHandler(ServedEndpoint endpoint, Sessions sessions, Gate gate, Duration retryAfter) {
        this.endpoint = endpoint;
        this.sessions = sessions;
        this.gate = gate;
        this.retryAfter = retryAfter;
        this.posts = new PostHandler(endpoint);
    }

    void handle(HttpServerExchange exchange) {
        HttpString method = exchange.getRequestMethod();
        boolean posted = method.equals(Methods.POST);
        if (!endpoint.origins().allow(exchange)) {
            Refusals.FOREIGN_ORIGIN.send(exchange);
        } else if (method.equals(Methods.OPTIONS)) {
            preflight(exchange);
        } else {
            letPagesRead(exchange);
            Refusal refusal = posted ? posts.refusal(exchange) : notGet(method, exchange);
            if (refusal == null) {
                admit(exchange, posted);
            } else {
                refusal.send(exchange);
            }
        }
    }

    private static @Nullable Refusal notGet(HttpString method, HttpServerExchange exchange) {
        return method.equals(Methods.GET) ? UpgradeHandler.refusal(exchange) : Refusals.UPGRADE_OR_POST;
    }

    private void admit(HttpServerExchange exchange, boolean posted) {
        Gate.Answer answer = gate.enter(exchange.getSourceAddress().getAddress());
        if (answer.refusal() != null) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
            answer.refusal().send(exchange);
            return;
        }
        Gate.Ticket ticket = Objects.requireNonNull(answer.ticket());
        if (posted) {
            exchange.addExchangeCompleteListener((ended, next) -> {
                ticket.giveBack();
                next.proceed();
            });
            // Not within the call that Undertow makes for the head: what comes later ends the exchange.
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> posts.handle(exchange));
        } else {
            // In case the client leaves before its answer: then there is never a connection to begin with.
            exchange.getConnection().addCloseListener(closed -> ticket.giveBack());
            UpgradeHandler.agree(exchange, connection -> sessions.begin(connection, endpoint, ticket));
        }
    }

    /** What a browser asks before it posts JSON across origins. */
    private void preflight(HttpServerExchange exchange) {
        letPagesRead(exchange);
        HeaderMap response = exchange.getResponseHeaders();
        response.put(Headers.ALLOW, endpoint.http() ? "GET, POST, OPTIONS" : "GET, OPTIONS");
        if (response.contains(ALLOW_ORIGIN) && endpoint.http()) {
            response.put(ALLOW_METHODS, "POST")
                    .put(ALLOW_HEADERS, "content-type, authorization")
                    .put(MAX_AGE, "600");
        }
        exchange.setStatusCode(StatusCodes.NO_CONTENT);
        exchange.endExchange();
    }

    /** Lets the page that asks read the answer: its origin is an allowed one. */
    private static void letPagesRead(HttpServerExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        if (origin != null) {
            exchange.getResponseHeaders()
                    .put(ALLOW_ORIGIN, origin)
                    .put(ALLOW_CREDENTIALS, "true")
                    .put(Headers.VARY, Headers.ORIGIN_STRING);
        }
    }
}
