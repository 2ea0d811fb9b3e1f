package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Session;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.peer.Peer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients whose own notification holds up what they ask for, and who use the time to have the server keep much for little. */
@Timeout(120)
class BadQueuesTest {

    private static final RpcMethod<Json, Void> STUCK = RpcMethod.notification("stuck", Codecs.JSON);
    private static final RpcMethod<Json, Json> ECHO = RpcMethod.request("echo", Codecs.JSON, Codecs.JSON);
    private static final int MAX_OUTBOX_BYTES = 4 << 20;
    private static final String LARGE = "A".repeat(900_000);
    private static final int MANY = 60;

    private final BlockingQueue<Session> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<CompletableFuture<Void>> stuck = new LinkedBlockingQueue<>();
    private Session bystander;

    private DuplexServer.Builder server() {
        return BadDay.server()
                .maxOutboxBytes(MAX_OUTBOX_BYTES)
                .serve(RpcService.builder("Stuck")
                        .async(STUCK, params -> {
                            CompletableFuture<Void> end = new CompletableFuture<>();
                            stuck.add(end);
                            return end;
                        })
                        .async(ECHO, CompletableFuture::completedFuture)
                        .build())
                .listener(new SessionListener() {
                    @Override
                    public void opened(Session session) {
                        opened.add(session);
                    }
                });
    }

    /** The peer of the client that has connected now, whose notification holds up what comes behind it. */
    private Peer heldUp(RawClient client) throws Exception {
        if (bystander == null) {
            bystander = opened.take();
        }
        client.send(RawClient.text("{\"jsonrpc\":\"2.0\",\"method\":\"stuck\"}"));
        return (Peer) opened.take();
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void batchesThatAreAnsweredInPartKeepNoMoreThanAllOfThemMay() throws Exception {
        byte[] batch = RawClient.text(
                "[{\"jsonrpc\":\"2.0\",\"id\":\"" + LARGE + "\",\"method\":\"nope\"}," + Bystander.ADD + "]");
        BadDay.of(server(), server -> {
            try (RawClient client = RawClient.upgraded(server.port())) {
                Peer peer = heldUp(client);
                for (int i = 0; i < MANY; i++) {
                    client.send(batch);
                    if (i >= 2) {
                        assertThat(client.frame()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":\"AAA");
                    }
                    assertThat(peer.heldBytes()).isLessThanOrEqualTo(MAX_OUTBOX_BYTES / 2);
                }
                assertThat(peer.heldBytes()).isGreaterThan(2L * LARGE.length());
                stuck.take().complete(null);

                for (int i = 0; i < MANY; i++) {
                    assertThat(client.frame()).startsWith("[{").endsWith("\"result\":42}]");
                }
                BadDay.await("bytes that are still held", () -> peer.heldBytes() == 0);
            }
        });
    }

    @Test
    void largeCallsThatAreCancelledBehindManySmallOnesKeepNothing() throws Exception {
        byte[] large =
                RawClient.text("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"echo\",\"params\":[\"" + LARGE + "\"]}");
        byte[] cancel = RawClient.text("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":7}}");
        BadDay.of(server(), server -> {
            try (RawClient client = RawClient.upgraded(server.port())) {
                Peer peer = heldUp(client);
                for (int i = 0; i < 2 * MANY; i++) {
                    client.send(RawClient.text(Bystander.ADD));
                }
                BadDay.await("calls that wait", () -> peer.waitingCalls() == 2 * MANY);
                long before = usedHeap();
                for (int i = 0; i < MANY; i++) {
                    client.send(large);
                    client.send(cancel);
                    assertThat(client.frame()).contains("-32004");
                }

                assertThat(usedHeap() - before).isLessThan(MANY / 4 * LARGE.length());
                assertThat(peer.waitingCalls()).isEqualTo(2 * MANY);
                stuck.take().complete(null);
                for (int i = 0; i < 2 * MANY; i++) {
                    assertThat(client.frame()).isEqualTo(Bystander.SUM);
                }
            }
        });
    }
}
