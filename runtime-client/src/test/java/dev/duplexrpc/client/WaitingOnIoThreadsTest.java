package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.server.DuplexServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xnio.XnioIoThread;

/** Whatever of a client may be waited for must not be on a thread that moves bytes: it would be its end. */
@Timeout(120)
class WaitingOnIoThreadsTest {

    private final DuplexServer server =
            DuplexServer.builder().port(0).ioThreads(1).start();
    private final ClientResources resources =
            ClientResources.builder().ioThreads(1).build();
    private final DuplexClientBuilder builder =
            DuplexClient.builder("ws://localhost:" + server.port() + "/").resources(resources);

    @AfterEach
    void stop() {
        resources.close();
        server.close();
    }

    private void refusedOnIoThread(String source, ThrowingCallable wait) {
        CompletableFuture.runAsync(
                        () -> assertThatThrownBy(wait)
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining(source)
                                .hasMessageContaining("would wait for itself"),
                        resources.worker().getIoThread())
                .join();
    }

    @Test
    void waitingForAConnectionIsRefusedAtOnce() {
        List<ThrowingCallable> waits = List.of(
                () -> builder.connectAsync().join(),
                () -> builder.connectAsync().get(),
                () -> builder.connectAsync().get(1, TimeUnit.SECONDS),
                () -> builder.connectAsync()
                        .thenApply(DuplexClient::label)
                        .exceptionally(Throwable::getMessage)
                        .join());

        waits.forEach(wait -> refusedOnIoThread("'connectAsync'", wait));
        refusedOnIoThread("connect() was called", () -> builder.connect());
    }

    @Test
    void waitingForTheEndIsRefusedAtOnceAndClosingDoesNotWait() {
        DuplexClient client = builder.connect();

        refusedOnIoThread("'closed'", () -> client.closed().join());
        refusedOnIoThread(
                "'closed'",
                () -> client.closed().thenApply(reason -> reason.code()).get());
        resources.worker().getIoThread().execute(client::close);

        assertThat(client.closed().join().code()).isEqualTo(1000);
    }

    @Test
    void whoEndsTheFutureOfTheEndEndsNothing() {
        try (DuplexClient client = builder.connect()) {
            client.closed().cancel(true);

            assertThat(client.isOpen()).isTrue();
            assertThat(client.closed()).isNotDone();
        }
    }

    @Test
    void anAttemptThatTakesTooLongEndsWhereWaitingIsRefusedAndNotOnTheThreadOfAllTimeouts() {
        CountDownLatch never = new CountDownLatch(1);
        builder.connectTimeout(Duration.ofMillis(50)).authorization(() -> {
            try {
                never.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return "Basic bmV2ZXI=";
        });
        AtomicReference<Thread> endedOn = new AtomicReference<>();
        CompletableFuture<Object> next;
        do {
            // An attempt that is over before this thread has said what follows it ends on this thread.
            next = builder.connectAsync().handle((client, failure) -> {
                assertThat(failure).isInstanceOf(ConnectFailedException.class);
                endedOn.set(Thread.currentThread());
                return endedOn.get() instanceof XnioIoThread ? builder.connect() : "";
            });
            next.handle((unused, failure) -> failure).join();
        } while (endedOn.get() == Thread.currentThread());

        assertThat(endedOn.get()).isInstanceOf(XnioIoThread.class);
        assertThatThrownBy(next::join)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("use connectAsync() here");
        never.countDown();
    }
}
