package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;

/** How a server ends that has something to do. */
@Timeout(120)
class ClosingTest {

    private static final RpcMethod<Json, Long> WAIT = RpcMethod.request("wait", Codecs.JSON, Codecs.LONG);
    private static final String CALL = "{\"jsonrpc\":\"2.0\",\"method\":\"wait\",\"id\":1}";
    private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":42}";

    private final BlockingQueue<CompletableFuture<Long>> calls = new LinkedBlockingQueue<>();
    private DuplexServer server = start(Duration.ofSeconds(20));

    private DuplexServer start(Duration drainTimeout) {
        return DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .drainTimeout(drainTimeout)
                .closeTimeout(Duration.ofMillis(500))
                .serve(RpcService.builder("Test")
                        .async(WAIT, params -> {
                            CompletableFuture<Long> call = new CompletableFuture<>();
                            calls.add(call);
                            return call;
                        })
                        .build())
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Thread closing() {
        Thread closer = new Thread(server::close);
        closer.start();
        return closer;
    }

    @Test
    void aRunningCallIsAnsweredBeforeTheFarewellAndIdleClientsNeedNotWaitForIt() throws Exception {
        try (RawClient busy = RawClient.upgraded(server.port());
                RawClient idle = RawClient.upgraded(server.port())) {
            busy.send(RawClient.text(CALL));
            CompletableFuture<Long> call = calls.take();
            Thread closer = closing();

            assertThat(idle.frame()).isEqualTo("close 1001 the server is shutting down");
            call.complete(42L);
            assertThat(busy.frame()).isEqualTo(ANSWER);
            assertThat(busy.frame()).startsWith("close 1001");
            closer.join();
        }
    }

    @Test
    void aHandlerOnAnIoThreadIsToldThatItCannotWaitForTheEnd() throws Exception {
        RpcMethod<Json, Long> stop = RpcMethod.request("stop", Codecs.JSON, Codecs.LONG);
        CompletableFuture<DuplexServer> itself = new CompletableFuture<>();
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        try (DuplexServer stoppable = DuplexServer.builder()
                .port(0)
                .serve(RpcService.builder("Stop")
                        .async(stop, params -> {
                            told.complete(catchThrowable(itself.join()::close));
                            return CompletableFuture.completedFuture(1L);
                        })
                        .build())
                .start()) {
            itself.complete(stoppable);
            new Http(stoppable.port()).post("/", "{\"jsonrpc\":\"2.0\",\"method\":\"stop\",\"id\":1}");

            assertThat(told.join())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("close it on a thread of your own");
            assertThat(new Http(stoppable.port()).get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aServerWhoseTimesAreForEverServesAndCloses() throws Exception {
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        try (DuplexServer patient = DuplexServer.builder()
                        .port(0)
                        .maxConnections(Integer.MAX_VALUE)
                        .idleTimeout(forEver)
                        .messageTimeout(forEver)
                        .writeTimeout(forEver)
                        .pingInterval(forEver)
                        .httpTimeout(forEver)
                        .bodyTimeout(forEver)
                        .authenticationTimeout(forEver)
                        .authenticate(request -> Authentication.anonymous())
                        .drainTimeout(forEver)
                        .closeSpread(forEver)
                        .closeTimeout(forEver)
                        .callTimeout(forEver)
                        .notificationTimeout(forEver)
                        .sessionGrace(forEver)
                        .serve(Arithmetic.service())
                        .start();
                RawClient client = RawClient.upgraded(patient.port())) {
            String add = "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[20,22],\"id\":1}";
            client.send(RawClient.text(add));
            assertThat(client.frame()).isEqualTo(ANSWER);
            assertThat(new Http(patient.port()).post("/", add).body()).isEqualTo(ANSWER);
        }
    }

    @Test
    void aRunningPostIsAnswered() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return new Http(server.port()).post("/", CALL);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        CompletableFuture<Long> call = calls.take();
        Thread closer = closing();
        call.complete(42L);

        assertThat(answer.join().body()).isEqualTo(ANSWER);
        closer.join();
    }

    @Test
    void aCallThatDoesNotEndDoesNotKeepTheServer() throws Exception {
        server.close();
        server = start(Duration.ofMillis(200));
        try (RawClient busy = RawClient.upgraded(server.port())) {
            busy.send(RawClient.text(CALL));
            calls.take();
            Thread closer = closing();

            assertThat(busy.frame()).startsWith("close 1001");
            // It does not answer the farewell either.
            assertThat(busy.frame()).isEqualTo("end");
            closer.join();
        }
    }

    @Test
    void whoeverIsShakingHandsWhenTheServerClosesIsToldToo() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Authentication> answer = new CompletableFuture<>();
        server.close();
        server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .authenticateAsync(request -> {
                    if (request.header("X-Late") == null) {
                        return CompletableFuture.completedFuture(Authentication.anonymous());
                    }
                    asked.complete(null);
                    return answer;
                })
                .start();
        try (RawClient early = RawClient.upgraded(server.port());
                RawClient late = new RawClient(server.port())) {
            late.send(RawClient.UPGRADE
                    .replace("Host: localhost\r\n", "Host: localhost\r\nX-Late: yes\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            asked.join();
            Thread closer = closing();
            assertThat(early.frame()).startsWith("close 1001");
            answer.complete(Authentication.anonymous());

            assertThat(late.head()).startsWith("HTTP/1.1 101");
            assertThat(late.frame()).isEqualTo("close 1001 the server is shutting down");
            early.shutdownOutput();
            late.shutdownOutput();
            closer.join();
        }
    }

    @Test
    void manyClientsAreToldOneAfterTheOther() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            clients.add(RawClient.upgraded(server.port()));
        }
        BadDay.await("sessions", () -> server.sessions().size() == clients.size());
        long start = System.nanoTime();
        Thread closer = closing();
        for (RawClient client : clients) {
            assertThat(client.frame()).startsWith("close 1001");
            client.close();
        }
        closer.join();

        // The last has its turn behind 39 times 5 ms; the wheel that turns has steps of its own.
        assertThat(System.nanoTime() - start)
                .isGreaterThan(Duration.ofMillis(39 * 5 - 20).toNanos());
    }

    @Test
    void aHandlerThatBlocksItsIoThreadDoesNotKeepTheServerEither() throws Exception {
        CompletableFuture<XnioWorker> begun = new CompletableFuture<>();
        CountDownLatch release = new CountDownLatch(1);
        server.close();
        server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .drainTimeout(Duration.ofMillis(200))
                .closeTimeout(Duration.ofMillis(200))
                .serve(RpcService.builder("Blocking")
                        .async(WAIT, params -> {
                            begun.complete(XnioIoThread.currentThread().getWorker());
                            waitFor(release);
                            return CompletableFuture.completedFuture(42L);
                        })
                        .build())
                .start();
        try (RawClient busy = RawClient.upgraded(server.port())) {
            busy.send(RawClient.text(CALL));
            XnioWorker worker = begun.join();
            BadDay.await(
                    "a handler that blocks", () -> BlockedThreads.of(worker).contains("waitFor"));

            assertThat(BlockedThreads.of(worker))
                    .matches("\\S+ I/O-1 at dev\\.duplexrpc\\.server\\.ClosingTest\\.waitFor.*")
                    .doesNotContain("; ");
            closing().join();
            release.countDown();
            // What it was blocked by has returned, and so the thread ends after all.
            worker.awaitTermination();
        } finally {
            release.countDown();
        }
    }

    private static void waitFor(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void aHandlerThatIsStuckDoesNotKeepTheServerEither() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.close();
        server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .drainTimeout(Duration.ofMillis(200))
                .closeTimeout(Duration.ofMillis(200))
                .serve(RpcService.builder("Stuck")
                        .blocking(WAIT, params -> {
                            begun.countDown();
                            release.await();
                            return 42L;
                        })
                        .build())
                .start();
        try (RawClient busy = RawClient.upgraded(server.port())) {
            busy.send(RawClient.text(CALL));
            begun.await();
            Thread closer = closing();

            assertThat(busy.frame()).startsWith("close 1001");
            closer.join();
        } finally {
            release.countDown();
        }
    }
}
