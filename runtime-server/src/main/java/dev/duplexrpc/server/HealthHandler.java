package dev.duplexrpc.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/** Tells an orchestrator how the server is: whether it runs at all ({@code live}) and whether it wants more work ({@code ready}, and the path itself). */
final class HealthHandler {

    private final String path;
    private final Gate gate;

    HealthHandler(String path, Gate gate) {
        this.path = path;
        this.gate = gate;
    }

    /** Answers if the request is for this; false if it is not. */
    boolean handles(HttpServerExchange exchange, String requested) {
        if (!requested.startsWith(path)) {
            return false;
        }
        switch (requested.substring(path.length())) {
            case "", "/ready" -> answer(exchange, !gate.isClosing());
            case "/live" -> answer(exchange, true);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void answer(HttpServerExchange exchange, boolean well) {
        exchange.setStatusCode(well ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Refusal.JSON).put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender()
                .send("{\"status\":\"" + (gate.isClosing() ? "closing" : "ready") + "\",\"connections\":"
                        + gate.inside() + "}\n");
    }
}
