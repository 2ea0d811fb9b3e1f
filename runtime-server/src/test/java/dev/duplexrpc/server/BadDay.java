package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerListener;
import dev.duplexrpc.testkit.Holdings;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Does something bad to a server, twice, while a {@link Bystander} calls. The first time shows what becomes of it and fills the server's pools; the second time must leave
 * nothing behind: no session, no place taken, no call that runs, waits or is pending, no byte in an outbox, no descriptor, thread or buffer.
 */
final class BadDay {

    /** What is done. */
    @FunctionalInterface
    interface Deed {
        void to(DuplexServer server) throws Exception;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long LOOK_AGAIN = Duration.ofMillis(1).toNanos();

    /** Where there are no virtual threads, the pool has grown to these at the end. */
    static final int HANDLER_THREADS = 2;

    /** What carries virtual threads comes when it is needed: one for each processor, and the JDK's own that wakes them. */
    private static final int SOME_THREADS = Runtime.version().feature() < 21
            ? HANDLER_THREADS
            : Runtime.getRuntime().availableProcessors() + 1;

    /** Pools keep as many buffers as were in use at once, and the JDK's sockets one for each thread that uses them. */
    private static final int SOME_BUFFERS = 16;

    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final DuplexServer server;

    private BadDay(DuplexServer.Builder options) {
        server = options.port(0)
                .ioThreads(1)
                .drainTimeout(Duration.ofMillis(200))
                .observe(new PeerListener() {
                    @Override
                    public void opened(Peer peer) {
                        peers.add(peer);
                    }
                })
                .serve(Arithmetic.service())
                .start();
    }

    /** A server, to which one adds. */
    static DuplexServer.Builder server() {
        return DuplexServer.builder().handlerThreads(HANDLER_THREADS).closeTimeout(Duration.ofMillis(300));
    }

    static void of(DuplexServer.Builder options, Deed deed) throws Exception {
        new BadDay(options).pass(deed);
    }

    private void pass(Deed deed) throws Exception {
        try (server;
                Bystander bystander = new Bystander(server.port())) {
            deed.to(server);
            afterwards(bystander);
            Holdings before = Holdings.now();
            deed.to(server);
            afterwards(bystander);

            Holdings bound = new Holdings(
                    before.descriptors(), before.threads() + SOME_THREADS, before.directBuffers() + SOME_BUFFERS);
            Holdings after = Holdings.settled(bound, PATIENCE);
            assertThat(after.isWithin(bound))
                    .as("held before: %s, after: %s", before, after)
                    .isTrue();
        }
    }

    /** The bystander alone is left. */
    private void afterwards(Bystander bystander) throws Exception {
        bystander.keepsCalling();
        await("sessions", () -> server.sessions().size() == 1);
        await("ended connections that still hold something", () -> {
            peers.removeIf(peer -> !peer.isOpen() && holdsNothing(peer));
            return peers.size() == 1;
        });
        await("the place of the bystander alone", () -> health().contains("\"connections\":1}"));
        bystander.keepsCalling();
    }

    /** Empty where the server waits so briefly for requests that this one came too late. */
    private String health() {
        try {
            return RawClient.get(server.port(), "/health");
        } catch (IOException tooLate) {
            return "";
        }
    }

    private static boolean holdsNothing(Peer peer) {
        return peer.runningCalls() == 0
                && peer.waitingCalls() == 0
                && peer.pendingCalls() == 0
                && peer.outboxBytes() == 0;
    }

    /** Waits for something that happens soon. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }
}
