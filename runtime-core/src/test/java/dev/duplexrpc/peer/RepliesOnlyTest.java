package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A peer whose other side can be given replies and nothing else, as over HTTP POST. */
class RepliesOnlyTest {

    private static final RpcMethod<Json, Json> ECHO = RpcMethod.request("echo", Codecs.JSON, Codecs.JSON);
    private static final RpcMethod<Json, Void> NEWS = RpcMethod.notification("news", Codecs.JSON);
    private static final SubscriptionMethod<Json, String> WATCH =
            SubscriptionMethod.of("watch", Codecs.JSON, Codecs.STRING, "seen", "unwatch");

    private final List<Remote> callers = new ArrayList<>();
    private final TwoPeers two = new TwoPeers();

    RepliesOnlyTest() {
        two.peer(
                new RepliesOnly(two.link.left()),
                PeerLimits.DEFAULTS,
                RpcService.builder("Test")
                        .async(ECHO, params -> {
                            callers.add(CallContext.current().remote());
                            return CompletableFuture.completedFuture(params);
                        })
                        .subscription(WATCH, (params, subscriber) -> () -> {})
                        .build());
        two.recordWire();
    }

    @Test
    void callsAreAnswered() {
        two.fromWire("{'jsonrpc':'2.0','id':1,'method':'echo','params':[1]}");

        assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','id':1,'result':[1]}");
    }

    @Test
    void aSubscriptionIsRefusedWithAnErrorThatSaysWhatToDo() {
        two.fromWire("{'jsonrpc':'2.0','id':1,'method':'watch'}");
        two.runHandlers();

        assertThat(two.atWire()).singleElement().asString().contains("-32007", "'watch'", "call it over WebSocket");
    }

    @Test
    void callingBackFailsAtOnceAndSaysWhy() {
        two.fromWire("{'jsonrpc':'2.0','id':1,'method':'echo'}");
        Remote caller = callers.get(0);
        CompletableFuture<Json> call = caller.call(ECHO, Json.of("back"), CallOptions.DEFAULTS);

        assertThat(call).isCompletedExceptionally();
        assertThatThrownBy(call::join)
                .cause()
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("not sent")
                .hasMessageContaining("HTTP POST");
        assertThatThrownBy(() -> caller.notify(NEWS, Json.of("back")))
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("HTTP POST");
    }

    private record RepliesOnly(Transport transport) implements Transport {

        @Override
        public boolean pushes() {
            return false;
        }

        @Override
        public void start(Receiver receiver) {
            transport.start(receiver);
        }

        @Override
        public boolean send(byte[] bytes, int from, int length, @Nullable Departure departure) {
            return transport.send(bytes, from, length, departure);
        }

        @Override
        public boolean isOpen() {
            return transport.isOpen();
        }

        @Override
        public void close(int code, String reason) {
            transport.close(code, reason);
        }

        @Override
        public void abort(Disconnect reason) {
            transport.abort(reason);
        }

        @Override
        public void execute(Runnable task) {
            transport.execute(task);
        }

        @Override
        public boolean onIoThread() {
            return transport.onIoThread();
        }

        @Override
        public String label() {
            return transport.label();
        }
    }
}
