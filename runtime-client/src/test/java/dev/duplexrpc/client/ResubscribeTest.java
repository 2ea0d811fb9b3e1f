package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.testkit.Holdings;
import dev.duplexrpc.testkit.fault.Cut;
import dev.duplexrpc.testkit.fault.FaultProxy;
import dev.duplexrpc.testkit.fault.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client whose subscriptions outlive the server's memory of it, on real sockets. */
@Timeout(120)
class ResubscribeTest {

    private static final JsonCodec<List<Long>> NUMBERS = Codecs.list(Codecs.LONG);
    private static final SubscriptionMethod<List<Long>, Long> TICKS = SubscriptionMethod.of(
                    "watch", NUMBERS, Codecs.LONG, "tick", "unwatch")
            .idempotent();

    /** Who is subscribed at the server at this moment, by what they asked for. */
    private final Map<Subscriber<Long>, Long> served = new ConcurrentHashMap<>();

    private DuplexServer server = server(0, Duration.ofSeconds(60));
    private final FaultProxy proxy = FaultProxy.to(server.port());
    private final DuplexClient client = DuplexClient.builder("ws://localhost:" + proxy.port() + "/")
            .reconnect(Reconnection.DEFAULTS.withFirstDelay(Duration.ofMillis(10)))
            .connect();

    @AfterEach
    void end() throws Exception {
        client.close();
        proxy.close();
        server.close();
    }

    private DuplexServer server(int port, Duration grace) {
        return DuplexServer.builder()
                .port(port)
                .ioThreads(2)
                .sessionGrace(grace)
                .drainTimeout(Duration.ofMillis(50))
                .closeTimeout(Duration.ofSeconds(1))
                .serve(RpcService.builder("Ticks")
                        .subscription(TICKS, (numbers, subscriber) -> {
                            served.put(subscriber, numbers.get(0));
                            return () -> served.remove(subscriber);
                        })
                        .build())
                .start();
    }

    private void startAnew(Duration grace) {
        int port = server.port();
        server.close();
        server = server(port, grace);
    }

    /** What a subscriber was told. */
    private static final class Told implements Subscriber<Long> {

        final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        @Override
        public void next(Long item) {
            events.add("item " + item);
        }

        @Override
        public void renewed() {
            events.add("renewed");
        }

        @Override
        public void completed() {
            events.add("completed");
        }

        @Override
        public void failed(RpcException error) {
            events.add("failed " + error.code());
        }

        String take() throws InterruptedException {
            return String.valueOf(events.poll(20, TimeUnit.SECONDS));
        }
    }

    /** What the former server had ends on threads of its own. */
    private void awaitServed(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (served.size() != count && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        assertThat(served).hasSize(count);
    }

    private void tell(long number, long item) {
        served.forEach((subscriber, asked) -> {
            if (asked == number) {
                subscriber.next(item);
            }
        });
    }

    @Test
    void aServerThatIsStartedAnewAgainAndAgainGetsEachOfThemOnce() throws Exception {
        List<Told> told = new ArrayList<>();
        List<Subscription> handles = new ArrayList<>();
        for (long number = 0; number < 20; number++) {
            Told one = new Told();
            told.add(one);
            handles.add(client.subscribeBlocking(TICKS, List.of(number), one, CallOptions.DEFAULTS));
        }
        Holdings after = null;
        for (long round = 0; round < 5; round++) {
            startAnew(Duration.ofSeconds(60));
            for (int number = 0; number < told.size(); number++) {
                assertThat(told.get(number).take()).isEqualTo("renewed");
                tell(number, round);
                assertThat(told.get(number).take()).isEqualTo("item " + round);
            }
            awaitServed(told.size());
            assertThat(served.values()).doesNotHaveDuplicates();
            after = after == null ? Holdings.now() : after;
        }
        // Each server that was started has had pools of its own, whose buffers stay until they are collected: fewer
        // than one
        // for each time that something was subscribed to.
        Holdings bound = new Holdings(after.descriptors() + 8, after.threads() + 8, after.directBuffers() + 60);
        assertThat(Holdings.settled(bound, Duration.ofSeconds(20)))
                .as("held after the first round: %s", after)
                .matches(held -> held.isWithin(bound), "is within " + bound);

        handles.forEach(Subscription::close);
        awaitServed(0);
        assertThat(client.peer().madeSubscriptions()).isZero();
        assertThat(told).allSatisfy(one -> assertThat(one.events).isEmpty());
    }

    @Test
    void anOutageThatOutlastsTheGracePeriodIsOneGap() throws Exception {
        startAnew(Duration.ofMillis(200));
        Told told = new Told();
        client.subscribeBlocking(TICKS, List.of(7L), told, CallOptions.DEFAULTS);
        proxy.refuse(Refusal.RESET);
        proxy.cutAll(Cut.RST);
        awaitServed(0);

        proxy.accept();

        assertThat(told.take()).isEqualTo("renewed");
        tell(7, 1);
        assertThat(told.take()).isEqualTo("item 1");
        assertThat(served).hasSize(1);
    }

    @Test
    void aClientThatIsClosedWhileTheServerIsAwayEndsThem() throws Exception {
        Told told = new Told();
        client.subscribeBlocking(TICKS, List.of(7L), told, CallOptions.DEFAULTS);
        proxy.refuse(Refusal.RESET);
        startAnew(Duration.ofSeconds(60));

        client.close();

        assertThat(told.take()).isEqualTo("failed -32003");
        awaitServed(0);
    }
}
