package dev.duplexrpc.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;

/** Tells an orchestrator how the server is: whether it runs at all ({@code live}) and whether it wants more work ({@code ready}, and the path itself). */
final class HealthHandler {

    private final String path;
    private final Gate gate;
    private final ServedEndpoint first;

    /** @param first what concerns the server as a whole is told where the first endpoint's is */
    HealthHandler(String path, Gate gate, ServedEndpoint first) {
        this.path = path;
        this.first = first;
        this.gate = gate;
    }

    /** Answers if the request is for this; false if it is not. */
    boolean handles(HttpServerExchange exchange, String requested) {
        if (!requested.startsWith(path)) {
            return false;
        }
        String below = requested.substring(path.length());
        switch (path.equals("/") && !below.isEmpty() ? "/" + below : below) {
            case "", "/ready" -> answer(exchange, !gate.isClosing());
            case "/live" -> answer(exchange, true);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void answer(HttpServerExchange exchange, boolean well) {
        if (!exchange.getRequestMethod().equals(Methods.GET)
                && !exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
            first.refuse(exchange, Refusals.READ_ONLY);
            return;
        }
        first.leavesInTime(exchange);
        exchange.setStatusCode(well ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Refusal.JSON).put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender()
                .send("{\"status\":\"" + (gate.isClosing() ? "closing" : "ready") + "\",\"connections\":"
                        + gate.inside() + "}\n");
    }
}
