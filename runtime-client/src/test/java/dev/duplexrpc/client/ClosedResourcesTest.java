package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.testkit.fault.Cut;
import dev.duplexrpc.testkit.fault.FaultProxy;
import dev.duplexrpc.testkit.fault.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that are taken from clients which still use them: each of those ends, and nobody waits for what cannot come any more. */
@Timeout(120)
class ClosedResourcesTest {

    private static final RpcMethod<List<String>, List<String>> HELD =
            RpcMethod.request("held", Codecs.list(Codecs.STRING), Codecs.list(Codecs.STRING));
    private static final RpcMethod<List<String>, List<String>> ECHO =
            RpcMethod.request("echo", Codecs.list(Codecs.STRING), Codecs.list(Codecs.STRING));

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final ClientResources resources =
            ClientResources.builder().ioThreads(1).build();
    private final BlockingQueue<List<String>> arrived = new LinkedBlockingQueue<>();
    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .ioThreads(1)
            .drainTimeout(Duration.ofMillis(50))
            .closeTimeout(Duration.ofSeconds(1))
            .serve(RpcService.builder("Held")
                    .async(HELD, params -> {
                        arrived.add(params);
                        return new CompletableFuture<>();
                    })
                    .async(ECHO, CompletableFuture::completedFuture)
                    .build())
            .start();
    private final FaultProxy proxy = FaultProxy.to(server.port());

    @AfterEach
    void stop() {
        proxy.close();
        server.close();
        resources.close();
    }

    private DuplexClientBuilder builder(int port) {
        return DuplexClient.builder("ws://localhost:" + port + "/")
                .resources(resources)
                .reconnect(Reconnection.DEFAULTS.withFirstDelay(Duration.ofMillis(5)))
                .listener(new ConnectionListener() {
                    @Override
                    public void reconnecting(DuplexClient client, int attempt, Duration delay) {
                        events.add("reconnecting");
                    }

                    @Override
                    public void closed(DuplexClient client) {
                        events.add("closed");
                    }
                });
    }

    private CompletableFuture<List<String>> hold(DuplexClient client) throws InterruptedException {
        CompletableFuture<List<String>> call = client.call(HELD, List.of("x"), CallOptions.DEFAULTS);
        assertThat(arrived.poll(20, TimeUnit.SECONDS)).isNotNull();
        return call;
    }

    private void awaitEvent(String event) throws InterruptedException {
        for (String next = ""; !event.equals(next); ) {
            next = events.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("an event, up to '%s'", event).isNotNull();
        }
    }

    private static void assertEnded(DuplexClient client, CompletableFuture<List<String>> call) throws Exception {
        assertThat(client.closed().get(20, TimeUnit.SECONDS))
                .satisfies(reason -> assertThat(reason.kind()).isEqualTo(CloseReason.Kind.CLOSED_HERE))
                .satisfies(reason -> assertThat(reason.code()).isEqualTo(1001))
                .satisfies(reason -> assertThat(reason.detail()).contains("ClientResources"));
        assertThat(client.state()).isEqualTo(ConnectionState.CLOSED);
        assertDisconnected(call);
        assertDisconnected(client.call(ECHO, List.of("late"), CallOptions.DEFAULTS));
    }

    private static void assertDisconnected(CompletableFuture<List<String>> call) {
        assertThat(catchThrowable(() -> call.get(20, TimeUnit.SECONDS)))
                .cause()
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.DISCONNECTED));
    }

    @Test
    void aClientWithASessionEndsAndItsServerIsTold() throws Exception {
        DuplexClient client = builder(server.port()).connect();
        CompletableFuture<List<String>> call = hold(client);

        resources.close();

        assertEnded(client, call);
        awaitEvent("closed");
        NothingLeaksTest.awaitNoSessions(server);
    }

    @Test
    void aPlainClientEnds() throws Exception {
        DuplexClient client =
                builder(server.port()).reconnect(Reconnection.NEVER).connect();
        CompletableFuture<List<String>> call = hold(client);

        resources.close();

        assertEnded(client, call);
    }

    @Test
    void aClientThatIsReconnectingEndsAtOnce() throws Exception {
        DuplexClient client = builder(proxy.port()).connect();
        CompletableFuture<List<String>> call = hold(client);
        proxy.refuse(Refusal.RESET);
        proxy.cutAll(Cut.RST);
        awaitEvent("reconnecting");

        resources.close(Duration.ofMinutes(1));

        assertEnded(client, call);
    }

    @Test
    void aServerThatDoesNotAnswerTheFarewellIsCutOff() throws Exception {
        try (ScriptedServer deaf = ScriptedServer.plain(conversation -> {
            conversation.accept("");
            conversation.untilTheEnd();
        })) {
            DuplexClient client =
                    builder(deaf.port()).closeTimeout(Duration.ofMinutes(5)).connect();
            CompletableFuture<List<String>> call = client.call(ECHO, List.of("x"), CallOptions.DEFAULTS);

            resources.close(Duration.ZERO);

            assertEnded(client, call);
        }
    }

    @Test
    void aConnectThatIsUnderWayFails() throws Exception {
        try (ScriptedServer silent = ScriptedServer.plain(ScriptedServer.Conversation::untilTheEnd)) {
            CompletableFuture<DuplexClient> connecting = builder(silent.port())
                    .alternatives("ws://localhost:" + server.port() + "/")
                    .connectTimeout(Duration.ofMinutes(5))
                    .connectAsync();

            resources.close(Duration.ofMinutes(1));

            assertRefused(connecting);
        }
    }

    @Test
    void closedResourcesMakeNoMoreClients() {
        resources.close();

        assertRefused(builder(server.port()).connectAsync());
    }

    private static void assertRefused(CompletableFuture<DuplexClient> connecting) {
        assertThat(catchThrowable(() -> connecting.get(20, TimeUnit.SECONDS)))
                .cause()
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("the ClientResources that the client uses have been closed");
    }

    /** That thread would wait for itself. */
    @Test
    void theyMayBeClosedOnOneOfTheirOwnThreads() throws Exception {
        DuplexClient client = builder(server.port()).connect();

        client.call(ECHO, List.of("x"), CallOptions.DEFAULTS)
                .thenRun(resources::close)
                .get(20, TimeUnit.SECONDS);

        assertThat(client.closed().get(20, TimeUnit.SECONDS).code()).isEqualTo(1001);
    }
}
