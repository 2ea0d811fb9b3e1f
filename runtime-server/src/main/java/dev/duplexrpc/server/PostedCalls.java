package dev.duplexrpc.server;

import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.websocket.CloseCode;
import dev.duplexrpc.websocket.Utf8Check;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * One HTTP POST: reads its body, has a peer of its own handle what is in it, and answers when nothing of that runs any more: with what the peer sent or, after
 * notifications only, with 204. Everything happens on the exchange's I/O thread, and nothing waits for ever.
 */
final class PostedCalls {

    private static final byte OPEN = '[';
    private static final byte CLOSE = ']';

    private final HttpServerExchange exchange;
    private final ServedEndpoint endpoint;
    private final Authentication authentication;
    private final Gate.Ticket ticket;
    private final BodyReader body;
    private TimerWheel.Timer timer;
    private @Nullable HttpTransport transport;
    private @Nullable Presence presence;
    private boolean answered;

    PostedCalls(
            HttpServerExchange exchange, ServedEndpoint endpoint, Authentication authentication, Gate.Ticket ticket) {
        this.exchange = exchange;
        this.authentication = authentication;
        this.ticket = ticket;
        this.endpoint = endpoint;
        int maxBytes = endpoint.transportLimits().maxMessageBytes();
        this.body = new BodyReader(exchange, maxBytes, this::handle, () -> refuse(Refusals.bodyTooLarge(maxBytes)));
        this.timer = endpoint.after(endpoint.bodyTimeout(), exchange.getIoThread(), this::bodyIsLate);
        exchange.addExchangeCompleteListener((ended, next) -> {
            timer.cancel();
            giveUp();
            next.proceed();
        });
    }

    /** Cancels what is still being handled, if the client has gone before it was answered. */
    private void giveUp() {
        HttpTransport begun = transport;
        if (!answered && begun != null) {
            answered = true;
            begun.abort(new Disconnect(
                    Disconnect.Kind.LOST, CloseCode.ABNORMAL, "the client left before its request was answered"));
        }
    }

    private void left() {
        giveUp();
        IoUtils.safeClose(exchange.getConnection());
        exchange.endExchange();
    }

    void start() {
        if (HttpContinue.requiresContinueResponse(exchange)) {
            HttpContinue.sendContinueResponse(exchange, new BodyWanted());
        } else {
            body.start();
        }
    }

    /** The client has been told to send the body. */
    private final class BodyWanted implements IoCallback {
        @Override
        public void onComplete(HttpServerExchange told, Sender sender) {
            body.start();
        }

        @Override
        public void onException(HttpServerExchange told, Sender sender, IOException broken) {
            IoUtils.safeClose(told.getConnection());
            told.endExchange();
        }
    }

    private void handle(byte[] bytes, int length) {
        Utf8Check utf8 = new Utf8Check();
        if (!utf8.accepts(bytes, 0, length) || !utf8.isComplete()) {
            unreadable();
            return;
        }
        HttpTransport calls = new HttpTransport(
                exchange.getIoThread(),
                "POST " + exchange.getSourceAddress(),
                endpoint.transportLimits().maxOutboxBytes());
        transport = calls;
        Peer peer = new Peer(calls, endpoint.endpoint());
        authentication.tell(peer);
        waitAtMost(() -> {
            refuse(Refusals.TOO_LATE);
            calls.finish();
        });
        peer.start();
        calls.message(bytes, length);
        ticket.holdFor(peer.handled());
        peer.idle().thenRun(() -> {
            Disconnect aborted = calls.ended();
            if (aborted == null) {
                answer(calls.replies());
                calls.finish();
            } else {
                refuse(Refusals.aborted(aborted));
            }
        });
        // Behind that: what is answered at once need not be watched.
        calls.execute(this::watch);
    }

    private void watch() {
        if (!answered) {
            presence = Presence.watch(exchange, this::left);
        }
    }

    private void bodyIsLate() {
        body.stop();
        refuse(Refusals.BODY_TOO_SLOW);
    }

    private void refuse(Refusal refusal) {
        if (answer()) {
            endpoint.refuse(exchange, refusal);
        }
    }

    /** No refusal, but an answer as other JSON-RPC messages get it that are none. */
    private void unreadable() {
        if (answer()) {
            Refusals.NOT_UTF8.send(exchange);
        }
    }

    private void answer(List<byte[]> replies) {
        if (!answer()) {
            return;
        }
        if (replies.isEmpty()) {
            exchange.setStatusCode(StatusCodes.NO_CONTENT);
            exchange.endExchange();
            return;
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Refusal.JSON);
        exchange.getResponseSender().send(replies.size() == 1 ? ByteBuffer.wrap(replies.get(0)) : joined(replies));
    }

    /** Whether nobody has answered yet; from now on somebody has, and the response has its time to leave. */
    private boolean answer() {
        if (answered || exchange.isComplete()) {
            return false;
        }
        answered = true;
        if (presence != null) {
            presence.end();
        }
        waitAtMost(() -> IoUtils.safeClose(exchange.getConnection()));
        return true;
    }

    private void waitAtMost(Runnable task) {
        timer.cancel();
        timer = endpoint.after(endpoint.httpTimeout(), exchange.getIoThread(), task);
    }

    /** A batch whose array had no room for all replies sent some by themselves; over HTTP they are one response again. */
    private static ByteBuffer joined(List<byte[]> replies) {
        int length = 1 + replies.stream().mapToInt(reply -> reply.length + 1).sum();
        ByteBuffer all = ByteBuffer.allocate(length).put(OPEN);
        for (byte[] reply : replies) {
            boolean array = reply[0] == OPEN;
            all.put(reply, array ? 1 : 0, array ? reply.length - 2 : reply.length)
                    .put((byte) ',');
        }
        return all.put(all.position() - 1, CLOSE).flip();
    }
}
