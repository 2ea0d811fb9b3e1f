package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.server.DuplexServer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How calls go on, told over real sockets. */
@Timeout(120)
class ProgressTest {

    private static final RpcMethod<List<Long>, Long> COUNT =
            RpcMethod.request("count", Codecs.list(Codecs.LONG), Codecs.LONG);
    private static final RpcMethod<Json, Long> LAST = RpcMethod.request("last", Codecs.JSON, Codecs.LONG);

    private final BlockingQueue<CompletableFuture<Long>> open = new LinkedBlockingQueue<>();
    private final BlockingQueue<CallContext> contexts = new LinkedBlockingQueue<>();
    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .ioThreads(1)
            .serve(RpcService.builder("Counting")
                    .blocking(COUNT, numbers -> {
                        Consumer<Long> told = CallContext.current().progress(Codecs.LONG);
                        for (long number = 1; number <= numbers.get(0); number++) {
                            told.accept(number);
                        }
                        return numbers.get(0);
                    })
                    .async(LAST, nothing -> {
                        contexts.add(CallContext.current());
                        CompletableFuture<Long> call = new CompletableFuture<>();
                        open.add(call);
                        return call;
                    })
                    .build())
            .start();
    private final DuplexClient client = DuplexClient.connect("ws://localhost:" + server.port() + "/");

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void whatIsToldComesInOrderAndBeforeTheResult() {
        List<Long> told = new CopyOnWriteArrayList<>();

        long result =
                client.callBlocking(COUNT, List.of(1000L), CallOptions.DEFAULTS.withProgress(Codecs.LONG, told::add));

        assertThat(result).isEqualTo(1000);
        assertThat(told).hasSize(1000).isSorted().startsWith(1L).endsWith(1000L);
    }

    @Test
    void anUntypedCallIsToldToo() {
        List<Json> told = new CopyOnWriteArrayList<>();

        Json result = client.callBlocking("count", Json.parse("[3]"), CallOptions.DEFAULTS.withProgress(told::add));

        assertThat(result).isEqualTo(Json.of(3));
        assertThat(told).containsExactly(Json.of(1), Json.of(2), Json.of(3));
    }

    @Test
    void aCallThatIsCancelledMeanwhileIsToldNoMore() throws Exception {
        BlockingQueue<Long> told = new LinkedBlockingQueue<>();
        CompletableFuture<Long> call =
                client.call(LAST, Json.EMPTY_OBJECT, CallOptions.DEFAULTS.withProgress(Codecs.LONG, told::add));
        CallContext context = contexts.take();
        CountDownLatch cancelled = new CountDownLatch(1);
        context.onCancel(cancelled::countDown);
        Consumer<Long> progress = context.progress(Codecs.LONG);
        progress.accept(1L);
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(1);

        call.cancel(true);
        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        progress.accept(2L);
        open.take().complete(7L);

        assertThat(client.callBlocking(COUNT, List.of(0L), CallOptions.DEFAULTS))
                .isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void aSlowListenerHoldsUpNobodyElse() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Long> slow = client.call(COUNT, List.of(2L), CallOptions.DEFAULTS.withProgress(told -> {
            try {
                goOn.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }));

        assertThat(client.callBlocking(COUNT, List.of(5L), CallOptions.DEFAULTS))
                .isEqualTo(5);
        assertThat(slow).isNotDone();
        goOn.countDown();
        assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo(2);
    }
}
