package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerListener;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers that take long or never end, and more calls than there is room for. */
@Timeout(120)
class BadHandlersTest {

    private static final RpcMethod<Json, Long> LATER = RpcMethod.request("later", Codecs.JSON, Codecs.LONG);
    private static final RpcMethod<Json, Long> STUCK = RpcMethod.request("stuck", Codecs.JSON, Codecs.LONG);
    private static final RpcMethod<Json, Void> NOTE = RpcMethod.notification("note", Codecs.JSON);
    private static final int MANY = 10_000;

    private final BlockingQueue<CompletableFuture<Long>> calls = new LinkedBlockingQueue<>();
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Peer refusing;
    private volatile CountDownLatch release = new CountDownLatch(1);

    private DuplexServer.Builder server() {
        return BadDay.server()
                .serve(RpcService.builder("Slow")
                        .async(LATER, params -> {
                            CompletableFuture<Long> call = new CompletableFuture<>();
                            calls.add(call);
                            return call;
                        })
                        .blocking(STUCK, params -> {
                            stuck.incrementAndGet();
                            release.await();
                            return 42L;
                        })
                        .build());
    }

    private static byte[] calls(String method, int first, int count) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int id = first; id < first + count; id++) {
            all.writeBytes(RawClient.text("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"id\":" + id + "}"));
        }
        return all.toByteArray();
    }

    /** Reads so many answers, each to another call. */
    private static Answers answers(RawClient client, int count) throws Exception {
        Set<String> ids = new HashSet<>();
        int results = 0;
        for (int i = 0; i < count; i++) {
            String answer = client.frame();
            if (answer.endsWith("\"result\":42}")) {
                results++;
            } else {
                assertThat(answer).contains("-32000");
            }
            ids.add(answer.replaceAll(".*\"id\":(\\d+).*", "$1"));
        }
        assertThat(ids).hasSize(count);
        return new Answers(results, count - results);
    }

    private record Answers(int results, int busy) {}

    @Test
    void tenThousandCallsInFlightAreAllAnswered() throws Exception {
        BadDay.of(server(), server -> {
            try (RawClient client = RawClient.upgraded(server.port())) {
                client.send(calls("later", 0, MANY));
                for (int i = 0; i < MANY; i++) {
                    calls.take().complete(42L);
                }

                assertThat(answers(client, MANY)).isEqualTo(new Answers(MANY, 0));
            }
        });
    }

    @Test
    void thoseOfTenThousandForWhichThereIsNoRoomAreToldSo() throws Exception {
        BadDay.of(server().maxWaitingBytes(100_000).observe(refusals("maxWaitingBytes")), server -> {
            refused.set(0);
            try (RawClient client = RawClient.upgraded(server.port())) {
                client.send(calls("later", 0, MANY));
                BadDay.await(
                        "calls that run, wait or were refused",
                        () -> refused.get() > 0
                                && refused.get() + refusing.runningCalls() + refusing.waitingCalls() == MANY);
                int busy = refused.get();
                for (int i = busy; i < MANY; i++) {
                    calls.take().complete(42L);
                }

                assertThat(busy).isLessThanOrEqualTo(MANY - 256);
                assertThat(answers(client, MANY)).isEqualTo(new Answers(MANY - busy, busy));
            }
        });
    }

    @Test
    void aClientThatVanishesTakesItsTenThousandCallsAlong() throws Exception {
        BadDay.of(server(), server -> {
            RawClient client = RawClient.upgraded(server.port());
            client.send(calls("later", 0, MANY));
            CompletableFuture<Long> begun = calls.take();
            client.reset();

            BadDay.await("sessions", () -> server.sessions().size() == 1);
            // What runs goes on until it is done; nobody hears of it.
            begun.complete(42L);
            calls.forEach(one -> one.complete(42L));
            calls.clear();
        });
    }

    @Test
    void handlersThatDoNotReturnHoldUpNobodyElseAndMakeRoomWhenTheyDo() throws Exception {
        // Before Java 21 they share a few threads, behind each of which 256 may wait.
        boolean pooled = Runtime.version().feature() < 21;
        int room = pooled ? BadDay.HANDLER_THREADS * (1 + 256) : 600;
        BadDay.of(server().observe(refusals("handlerThreads")), server -> {
            release = new CountDownLatch(1);
            refused.set(0);
            stuck.set(0);
            try (RawClient one = RawClient.upgraded(server.port());
                    RawClient two = RawClient.upgraded(server.port());
                    RawClient three = RawClient.upgraded(server.port())) {
                for (RawClient client : List.of(one, two, three)) {
                    client.send(calls("stuck", 0, 200));
                }
                // A thread that is about to take a call from the full queue makes no room in time: then one more is
                // refused.
                BadDay.await("all dispatched", () -> refused.get() >= 600 - room && (pooled || stuck.get() == room));
                release.countDown();

                int results = 0;
                for (RawClient client : List.of(one, two, three)) {
                    results += answers(client, 200).results();
                }
                assertThat(results)
                        .isEqualTo(600 - refused.get())
                        .isGreaterThanOrEqualTo(room - BadDay.HANDLER_THREADS);
            }
        });
    }

    @Test
    void aNotificationThatIsHandledForEverEndsItsConnectionAndNoOther() throws Exception {
        BlockingQueue<CompletableFuture<Void>> notes = new LinkedBlockingQueue<>();
        RpcService listening = RpcService.builder("Listening")
                .async(NOTE, params -> {
                    CompletableFuture<Void> note = new CompletableFuture<>();
                    notes.add(note);
                    return note;
                })
                .build();
        BadDay.of(server().notificationTimeout(Duration.ofMillis(200)).serve(listening), server -> {
            try (RawClient client = RawClient.upgraded(server.port())) {
                client.send(RawClient.text("{\"jsonrpc\":\"2.0\",\"method\":\"note\"}"));

                assertThat(client.frame()).startsWith("close 1011").contains("'note'", "notificationTimeout");
            }
            notes.take().complete(null);
        });
    }

    private PeerListener refusals(String expected) {
        return new PeerListener() {
            @Override
            public void limitReached(Peer peer, String limit) {
                if (limit.equals(expected)) {
                    refusing = peer;
                    refused.incrementAndGet();
                }
            }
        };
    }
}
