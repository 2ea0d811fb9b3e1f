package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.server.DuplexServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DuplexClientTest {

    private static final JsonCodec<List<Long>> NUMBERS = Codecs.list(Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> ADD = RpcMethod.request("add", NUMBERS, Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> ASK_BACK = RpcMethod.request("askBack", NUMBERS, Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> NEVER = RpcMethod.request("never", NUMBERS, Codecs.LONG);
    private static final RpcMethod<List<String>, List<String>> ECHO =
            RpcMethod.request("echo", Codecs.list(Codecs.STRING), Codecs.list(Codecs.STRING));
    private static final SubscriptionMethod<List<Long>, Long> COUNT =
            SubscriptionMethod.of("count", NUMBERS, Codecs.LONG, "counted", "stopCounting");

    private static final RpcService ADDER = RpcService.builder("Adder")
            .async(ADD, numbers -> {
                if (numbers.isEmpty()) {
                    throw new RpcException(7, "Nothing to add.");
                }
                return CompletableFuture.completedFuture(
                        numbers.stream().mapToLong(Long::longValue).sum());
            })
            .build();

    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .ioThreads(1)
            .maxMessageBytes(4 << 20)
            .closeTimeout(Duration.ofSeconds(2))
            .drainTimeout(Duration.ofMillis(100))
            .serve(
                    ADDER,
                    RpcService.builder("Others")
                            .blocking(
                                    ASK_BACK,
                                    numbers -> CallContext.current()
                                            .remote()
                                            .callBlocking(ADD, numbers, CallOptions.DEFAULTS))
                            .async(NEVER, numbers -> new CompletableFuture<>())
                            .blocking(ECHO, texts -> texts)
                            .subscription(COUNT, (params, subscriber) -> {
                                for (long i = 0; i < params.get(0); i++) {
                                    subscriber.next(i);
                                }
                                subscriber.completed();
                                return () -> {};
                            })
                            .build())
            .start();

    private final String url = "ws://localhost:" + server.port() + "/";
    private final DuplexClient client =
            DuplexClient.builder(url).maxMessageBytes(4 << 20).serve(ADDER).connect();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aCallComesBackWithItsResultOrItsError() {
        assertThat(client.callBlocking(ADD, List.of(20L, 22L), CallOptions.DEFAULTS))
                .isEqualTo(42);
        assertThatThrownBy(() -> client.callBlocking(ADD, List.of(), CallOptions.DEFAULTS))
                .isInstanceOf(RpcException.class)
                .hasMessage("Nothing to add.")
                .satisfies(error ->
                        assertThat(error.getStackTrace()[0].getMethodName()).isEqualTo("asThrownHere"));
    }

    @Test
    void theServerCallsBackWhileItHandlesACall() {
        assertThat(client.callBlocking(ASK_BACK, List.of(1L, 2L), CallOptions.DEFAULTS))
                .isEqualTo(3);
    }

    @Test
    void manyThreadsShareOneConnection() throws Exception {
        List<CompletableFuture<Long>> calls = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (long n = 0; n < 500; n++) {
                    CompletableFuture<Long> call = client.call(ADD, List.of(n, 1L), CallOptions.DEFAULTS);
                    synchronized (calls) {
                        calls.add(call);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(calls.stream().mapToLong(CompletableFuture::join).sum()).isEqualTo(4 * 500L * 501 / 2);
    }

    @Test
    void largeMessagesTravelInBothDirections() {
        List<String> texts = List.of("größer ".repeat(300_000));

        assertThat(client.callBlocking(ECHO, texts, CallOptions.DEFAULTS)).isEqualTo(texts);
    }

    @Test
    void aSubscriptionDeliversInOrderAndEnds() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        Subscription subscription = client.subscribeBlocking(
                COUNT,
                List.of(1000L),
                new Subscriber<>() {
                    @Override
                    public void next(Long item) {
                        seen.add("" + item);
                    }

                    @Override
                    public void completed() {
                        seen.add("end");
                    }
                },
                CallOptions.DEFAULTS);

        for (int i = 0; i < 1000; i++) {
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("" + i);
        }
        assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("end");
        subscription.close();
    }

    @Test
    void aCallThatIsNeverAnsweredTimesOut() {
        assertThatThrownBy(() ->
                        client.callBlocking(NEVER, List.of(), CallOptions.DEFAULTS.withTimeout(Duration.ofMillis(50))))
                .isInstanceOfSatisfying(CallFailedException.class, failed -> {
                    assertThat(failed.reason()).isEqualTo(CallFailedException.Reason.TIMED_OUT);
                    assertThat(failed.outcome()).isEqualTo(CallFailedException.Outcome.UNKNOWN);
                });
    }

    @Test
    void whenTheServerGoesEveryCallEnds() {
        client.callBlocking(ADD, List.of(1L), CallOptions.DEFAULTS);
        CompletableFuture<Long> call = client.call(NEVER, List.of(), CallOptions.DEFAULTS);

        server.close();

        assertThatThrownBy(call::join)
                .hasCauseInstanceOf(CallFailedException.class)
                .hasMessageContaining("CLOSED_THERE")
                .hasMessageContaining("1001");
        assertThat(client.state()).isEqualTo(ConnectionState.RECONNECTING);
    }

    @Test
    void waitingInAnAsynchronousContinuationIsRefusedAtOnce() {
        CompletableFuture<Long> nested = client.call(ADD, List.of(1L), CallOptions.DEFAULTS)
                .thenApply(one -> client.callBlocking(ADD, List.of(one), CallOptions.DEFAULTS));

        // Unless the answer was there before the continuation, it runs on the thread that moves bytes.
        nested.handle((value, refused) -> {
                    if (refused != null) {
                        assertThat(refused).hasRootCauseInstanceOf(IllegalStateException.class);
                    }
                    return value;
                })
                .join();
    }

    @Test
    void theThreadsEndWithTheClient() throws Exception {
        client.close();

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("duplexrpc-client")) {
                thread.join(40_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @Test
    void thereIsNoConnectionWhereNobodyListens() {
        int port = server.port();
        server.close();

        assertThatThrownBy(() -> DuplexClient.connect("ws://localhost:" + port + "/"))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("ws://localhost:" + port);
    }

    @Test
    void aRefusalTellsTheStatus() {
        assertThatThrownBy(() -> DuplexClient.connect(url + "elsewhere"))
                .isInstanceOfSatisfying(
                        ConnectFailedException.class,
                        refused -> assertThat(refused.status()).isEqualTo(404))
                .hasMessageContaining("404");
    }

    @Test
    void onlyWebSocketUrlsAreTaken() {
        assertThatThrownBy(() -> DuplexClient.connect("http://localhost/")).hasMessageContaining("ws://");
        assertThatThrownBy(() -> DuplexClient.connect("ws://user@localhost/")).hasMessageContaining("user");
        assertThatThrownBy(() -> DuplexClient.connect("ws://local host/")).hasMessageContaining("not a URL");
    }
}
