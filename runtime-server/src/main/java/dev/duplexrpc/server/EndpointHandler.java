package dev.duplexrpc.server;

import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.session.SessionHost;
import dev.duplexrpc.transport.IoTurns;
import dev.duplexrpc.transport.Negotiated;
import dev.duplexrpc.transport.WebSocketTransport;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;

/**
 * What happens on the path of an endpoint: host, origin, form of the request, admission, who it is, in this order, which is that of their cost; then the WebSocket or the POST
 * begins.
 */
final class EndpointHandler {

    private final ServedEndpoint endpoint;
    private final Gate gate;
    private final Sockets sockets;
    private final Sessions sessions;
    private final Duration retryAfter;
    private final PostHandler posts;

    EndpointHandler(ServedEndpoint endpoint, Gate gate, Sockets sockets, Sessions sessions, Duration retryAfter) {
        this.endpoint = endpoint;
        this.gate = gate;
        this.sockets = sockets;
        this.sessions = sessions;
        this.retryAfter = retryAfter;
        this.posts = new PostHandler(endpoint);
    }

    void handle(HttpServerExchange exchange) {
        // As it is written: to Undertow, and to nobody else, 'post' is the same as 'POST'.
        String method = exchange.getRequestMethod().toString();
        Refusal stranger = stranger(exchange);
        if (stranger != null) {
            refuse(exchange, stranger);
        } else if (method.equals(Methods.OPTIONS_STRING)) {
            endpoint.leavesInTime(exchange);
            CrossOrigin.preflight(exchange, endpoint.http(), endpoint.origins());
        } else {
            CrossOrigin.letPagesRead(exchange, endpoint.origins());
            boolean posted = method.equals(Methods.POST_STRING);
            Refusal refusal = posted ? posts.refusal(exchange) : noHandshake(method, exchange);
            if (refusal != null && refusal.status() == StatusCodes.METHOD_NOT_ALLOWED) {
                exchange.getResponseHeaders().put(Headers.ALLOW, CrossOrigin.methods(endpoint.http()));
            }
            if (refusal != null) {
                refuse(exchange, refusal);
            } else if (posted || !exchange.isInIoThread()) {
                admit(exchange, posted);
            } else {
                // Thousands may come at once, and those that are here already are not to wait for them all.
                exchange.dispatch(IoTurns::take, (HttpHandler) itsTurn -> admit(itsTurn, false));
            }
        }
    }

    /** Lets somebody in who wants to read what belongs to the endpoint, if he may connect: whoever may log in only later reads it at once. */
    void letRead(HttpServerExchange exchange, Runnable reading) {
        Refusal stranger = stranger(exchange);
        if (stranger != null || !endpoint.hosts().allowReading(exchange, endpoint.origins())) {
            refuse(exchange, stranger == null ? Refusals.UNKNOWN_HOST : stranger);
            return;
        }
        CrossOrigin.letPagesRead(exchange, endpoint.origins());
        if (enter(exchange) != null) {
            endpoint.identification()
                    .of(exchange, client -> read(exchange, client, reading), refusal -> refuse(exchange, refusal));
        }
    }

    private void read(HttpServerExchange exchange, Identified client, Runnable reading) {
        // Whoever reads has no first message that could bring credentials.
        Refusal absent = client.found().refusal();
        if (absent == null) {
            endpoint.leavesInTime(exchange);
            reading.run();
        } else {
            refuse(exchange, absent);
        }
    }

    /** Why whoever comes under this name or from this page may not come at all, null if he may. */
    private @Nullable Refusal stranger(HttpServerExchange exchange) {
        if (!endpoint.hosts().allow(exchange, endpoint.origins())) {
            return Refusals.UNKNOWN_HOST;
        }
        return endpoint.origins().allow(exchange) ? null : Refusals.FOREIGN_ORIGIN;
    }

    private void refuse(HttpServerExchange exchange, Refusal refusal) {
        endpoint.refuse(exchange, refusal);
    }

    private @Nullable Refusal noHandshake(String method, HttpServerExchange exchange) {
        if (!method.equals(Methods.GET_STRING)) {
            return Refusals.WRONG_METHOD;
        }
        Refusal malformed = OpeningHandshake.refusal(exchange);
        return malformed == null ? UpgradeHandler.refusal(exchange, endpoint) : malformed;
    }

    /** Counts who comes until the exchange ends; null if there are too many, which has been said then. */
    private Gate.@Nullable Ticket enter(HttpServerExchange exchange) {
        Gate.Answer answer = gate.enter(exchange.getSourceAddress().getAddress());
        if (answer.refusal() != null) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
            refuse(exchange, answer.refusal());
            return null;
        }
        sockets.works(exchange);
        Gate.Ticket ticket = Objects.requireNonNull(answer.ticket());
        exchange.addExchangeCompleteListener((ended, next) -> {
            // Whoever has become a WebSocket stays inside.
            if (!ended.isUpgrade()) {
                ticket.giveBack();
                sockets.rests(exchange);
            }
            next.proceed();
        });
        return ticket;
    }

    private void admit(HttpServerExchange exchange, boolean posted) {
        Gate.Ticket ticket = enter(exchange);
        if (ticket == null) {
            return;
        }
        // In case the client leaves while it is asked who it is, or before its answer: then there is no connection to
        // begin with.
        if (!posted) {
            exchange.getConnection().addCloseListener(closed -> ticket.giveBack());
            // The listener stays with the connection: one refused handshake is all it gets.
            exchange.setPersistent(false);
        }
        endpoint.identification()
                .of(exchange, found -> begin(exchange, posted, found, ticket), refusal -> refuse(exchange, refusal));
    }

    private void begin(HttpServerExchange exchange, boolean posted, Identified client, Gate.Ticket ticket) {
        Authentication found = client.found();
        Refusal absent = found.refusal();
        if (absent != null && (posted || !UpgradeHandler.wantsSession(exchange, endpoint))) {
            // There is no first message that could bring what is awaited.
            refuse(exchange, absent);
        } else if (posted) {
            if (exchange.isDispatched() && exchange.isInIoThread()) {
                posts.handle(exchange, found, ticket);
            } else {
                // Not within the call that Undertow makes for the head: what comes later ends the exchange. Nor on a
                // worker's thread, where a handler before this one may have led to.
                exchange.dispatch(
                        exchange.isInIoThread() ? SameThreadExecutor.INSTANCE : exchange.getIoThread(),
                        () -> posts.handle(exchange, found, ticket));
            }
        } else if (UpgradeHandler.wantsSession(exchange, endpoint) || sessions.mayEnter(found.principal())) {
            // Who comes back to a session that is counted already is no further one; a new session is looked at when it
            // begins.
            // Undertow would not hand over a connection that is to be closed.
            exchange.setPersistent(true);
            Negotiated negotiated =
                    UpgradeHandler.negotiate(exchange, endpoint).withLabel(String.valueOf(exchange.getSourceAddress()));
            UpgradeHandler.agree(exchange, connection -> begin(connection, negotiated, client, ticket));
        } else {
            refuse(exchange, Refusals.PRINCIPAL_FULL);
        }
    }

    /** Begins to serve a connection. On its I/O thread. */
    private void begin(StreamConnection connection, Negotiated negotiated, Identified client, Gate.Ticket ticket) {
        WebSocketTransport transport =
                WebSocketTransport.over(connection, negotiated, endpoint.transportLimits(), endpoint.wheel());
        transport.whenEnded(ticket::giveBack);
        SessionHost host = endpoint.host();
        if (host != null && LinkMessages.SUBPROTOCOL.equals(negotiated.subprotocol())) {
            host.greet(transport, new LinkedVisitor(host, endpoint, transport, client, sessions, gate));
        } else {
            Peer peer = new Peer(transport, endpoint.endpoint());
            client.found().tell(peer);
            peer.start();
            Farewells.leaveIfClosing(peer, gate);
        }
    }
}
