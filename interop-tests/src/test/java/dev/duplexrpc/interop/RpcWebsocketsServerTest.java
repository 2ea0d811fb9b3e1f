package dev.duplexrpc.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.json.Json;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server of rpc-websockets. It cannot call its clients. */
@Timeout(300)
class RpcWebsocketsServerTest extends ForeignServerTest {

    private NodeProgram server;

    @Override
    String start() throws Exception {
        server = new NodeProgram("rpc-websockets-server.mjs");
        return "ws://localhost:" + server.line().replace("port: ", "") + "/";
    }

    @Override
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Json operands() {
        return Json.array(Json.of(42), Json.of(23));
    }

    @Test
    void aCallThatIsNotAnsweredEndsByItsTimeAndItsCancellationHarmsNobody() {
        assertThatThrownBy(() ->
                        client.callBlocking("never", null, CallOptions.DEFAULTS.withTimeout(Duration.ofMillis(100))))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(CallFailedException.Reason.TIMED_OUT));

        assertThat(laboratory.subtract(42, 23)).isEqualTo(19);
    }

    @Test
    void itsEventsAreNoJsonRpcAndHarmNobody() {
        Json feed = Json.array(Json.of("feed"));
        assertThat(client.callBlocking("rpc.on", feed, CallOptions.DEFAULTS))
                .isEqualTo(Json.parse("{\"feed\":\"ok\"}"));
        client.callBlocking("emitFeed", null, CallOptions.DEFAULTS);

        assertThat(laboratory.subtract(42, 23)).isEqualTo(19);
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void itsFarewellIsTold() throws Exception {
        CompletableFuture<Json> call = client.call("hangUp", null, CallOptions.DEFAULTS);
        CloseReason reason = client.closed().get(20, TimeUnit.SECONDS);

        assertThat(reason).isEqualTo(new CloseReason(CloseReason.Kind.CLOSED_THERE, 4001, "go away"));
        assertThat(call).isCompletedExceptionally();
    }
}
