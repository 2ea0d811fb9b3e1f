package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.server.DuplexServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConnectionLifeTest {

    private static final RpcMethod<List<String>, String> WHO =
            RpcMethod.request("who", Codecs.list(Codecs.STRING), Codecs.STRING);
    private static final RpcMethod<List<String>, String> ASK_BACK =
            RpcMethod.request("askBack", Codecs.list(Codecs.STRING), Codecs.STRING);
    private static final Attribute<String> TENANT = Attribute.of("tenant", String.class);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .ioThreads(1)
            .drainTimeout(Duration.ofMillis(100))
            .serve(RpcService.builder("Asking")
                    .async(ASK_BACK, nothing -> CallContext.current().remote().call(WHO, nothing, CallOptions.DEFAULTS))
                    .build())
            .start();

    private final String url = "ws://localhost:" + server.port() + "/";

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void connectingNeedsNoThreadThatWaits() throws Exception {
        List<CompletableFuture<DuplexClient>> connecting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            connecting.add(DuplexClient.connectAsync(url));
        }
        for (CompletableFuture<DuplexClient> one : connecting) {
            assertThat(one.get().isOpen()).isTrue();
        }
        connecting.forEach(one -> one.join().close());
    }

    @Test
    void aFailedConnectEndsTheFuture() {
        assertThatThrownBy(() -> DuplexClient.connectAsync("ws://localhost:1/").get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ConnectFailedException.class);
    }

    @Test
    void whoCancelsTheFutureGivesUpTheAttempt() throws Exception {
        CompletableFuture<String> gone = new CompletableFuture<>();
        CompletableFuture<String> came = new CompletableFuture<>();
        try (ScriptedServer silent = ScriptedServer.plain(conversation -> {
            came.complete(conversation.head());
            conversation.untilTheEnd();
            gone.complete("gone");
        })) {
            CompletableFuture<DuplexClient> connecting =
                    DuplexClient.connectAsync("ws://localhost:" + silent.port() + "/");
            came.get();
            connecting.cancel(false);

            assertThat(gone.get()).isEqualTo("gone");
        }
    }

    @Test
    void aListenerHearsOfTheWholeLife() throws Exception {
        DuplexClient client = DuplexClient.builder(url).listener(new Recorder()).connect();
        assertThat(next()).isEqualTo("connected");
        client.close();

        assertThat(next()).isEqualTo("disconnected CLOSED_HERE 1000");
        assertThat(next()).isEqualTo("closed");
    }

    @Test
    void aListenerHearsWhyTheServerWent() throws Exception {
        DuplexClient client = DuplexClient.builder(url)
                .reconnect(Reconnection.NEVER)
                .listener(new Recorder())
                .connect();
        assertThat(next()).isEqualTo("connected");
        assertThatThrownBy(() -> client.callBlocking(ASK_BACK, List.of(), CallOptions.DEFAULTS))
                .isInstanceOf(RpcException.class);
        server.close();

        assertThat(next()).isEqualTo("disconnected CLOSED_THERE 1001");
        assertThat(next()).isEqualTo("closed");
    }

    @Test
    void aListenerHearsThatThereIsNoConnectionAndMayThrow() throws Exception {
        assertThatThrownBy(() -> DuplexClient.builder("ws://localhost:1/")
                        .listener(new ConnectionListener() {
                            @Override
                            public void connectionFailed(ConnectFailedException reason) {
                                throw new IllegalStateException("a listener of bad manners");
                            }
                        })
                        .listener(new Recorder())
                        .connect())
                .isInstanceOf(ConnectFailedException.class);

        assertThat(next()).isEqualTo("failed CONNECTING");
    }

    @Test
    void whatTheClientServesFindsTheClientsSession() {
        RpcService service = RpcService.builder("Named")
                .async(
                        WHO,
                        nothing -> CompletableFuture.completedFuture(
                                String.valueOf(CallContext.current().session().get(TENANT))))
                .build();
        try (DuplexClient client = DuplexClient.builder(url).serve(service).connect()) {
            client.set(TENANT, "blue");

            assertThat(client.callBlocking(ASK_BACK, List.of(), CallOptions.DEFAULTS))
                    .isEqualTo("blue");
            assertThat(client.id()).isNotEmpty();
        }
    }

    @Test
    void allClientsShareOneSetOfThreadsAndTheLastTakesItAlong() throws Exception {
        awaitNoClientThreads();
        List<DuplexClient> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(DuplexClient.connect(url));
        }

        assertThat(clientThreads("I/O")).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(clientThreads("timer")).isEqualTo(1);
        assertThat(clientThreads("")).isLessThan(50);
        clients.forEach(DuplexClient::close);
        awaitNoClientThreads();
        assertThat(clientThreads("")).isZero();
    }

    @Test
    void aClientMayHaveThreadsApartFromTheOthers() {
        try (ClientResources own = ClientResources.builder().ioThreads(1).build();
                DuplexClient client = DuplexClient.builder(url).resources(own).connect()) {
            assertThat(client.isOpen()).isTrue();
            assertThat(own.worker().getIoThreadCount()).isEqualTo(1);
        }
    }

    @Test
    void aClientConnectsOverIpv6() {
        assumeTrue(ScriptedServer.canListenAt("::1"), "this system has no IPv6");
        try (DuplexServer six =
                        DuplexServer.builder().host("::1").port(0).ioThreads(1).start();
                DuplexClient client = DuplexClient.connect("ws://[::1]:" + six.port() + "/")) {
            assertThat(client.isOpen()).isTrue();
            assertThat(client.label()).contains("0:0:0:0:0:0:0:1");
        }
    }

    @Test
    void waitingForAConnectionOnAThreadThatMovesBytesIsRefused() {
        try (DuplexClient client = DuplexClient.connect(url)) {
            RuntimeException refused = DuplexClient.connectAsync(url)
                    .handle((other, failure) -> {
                        try {
                            DuplexClient.connect(url).close();
                            return new IllegalStateException("it waited");
                        } catch (IllegalStateException expected) {
                            return expected;
                        } finally {
                            other.close();
                        }
                    })
                    .join();

            // Unless the connection was there before this thread asked, when it may wait.
            assertThat(refused).hasMessageMatching("(?s)it waited|.*use connectAsync\\(\\) here.*");
            assertThat(client.isOpen()).isTrue();
        }
    }

    private static void awaitNoClientThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("duplexrpc-client")) {
                thread.join(40_000);
            }
        }
    }

    private static int clientThreads(String what) {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("duplexrpc-client")
                        && thread.getName().contains(what))
                .filter(Thread::isAlive)
                .count();
    }

    private String next() throws InterruptedException {
        return String.valueOf(events.poll(20, TimeUnit.SECONDS));
    }

    private final class Recorder implements ConnectionListener {

        @Override
        public void connected(DuplexClient client) {
            events.add("connected");
        }

        @Override
        public void connectionFailed(ConnectFailedException reason) {
            events.add("failed " + reason.phase());
        }

        @Override
        public void disconnected(DuplexClient client, CloseReason reason) {
            events.add("disconnected " + reason.kind() + " " + reason.code());
        }

        @Override
        public void closed(DuplexClient client) {
            events.add("closed");
        }
    }
}
