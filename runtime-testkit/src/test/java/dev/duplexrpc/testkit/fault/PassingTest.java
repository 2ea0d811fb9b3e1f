package dev.duplexrpc.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes a proxy arrives whole and in order, whatever shape it has to take. */
@Timeout(120)
class PassingTest {

    /** From Java 25 on the common pool may have one thread for all that block here, who wait for each other. */
    private static final Executor OWN_THREADS = task -> new Thread(task).start();

    private static byte[] bytes(long seed, int length) {
        byte[] made = new byte[length];
        new Random(seed).nextBytes(made);
        return made;
    }

    private static CompletableFuture<Void> sending(Socket to, byte[] bytes) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        to.getOutputStream().write(bytes);
                        to.shutdownOutput();
                    } catch (IOException gone) {
                        throw new UncheckedIOException(gone);
                    }
                },
                OWN_THREADS);
    }

    private static CompletableFuture<byte[]> receiving(Socket from) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return from.getInputStream().readAllBytes();
                    } catch (IOException gone) {
                        throw new UncheckedIOException(gone);
                    }
                },
                OWN_THREADS);
    }

    private static void assertBothArrive(Pairs.Pair pair, byte[] toServer, byte[] toClient) {
        CompletableFuture<byte[]> atServer = receiving(pair.server());
        CompletableFuture<byte[]> atClient = receiving(pair.client());
        sending(pair.client(), toServer).join();
        sending(pair.server(), toClient).join();
        assertThat(atServer.join()).isEqualTo(toServer);
        assertThat(atClient.join()).isEqualTo(toClient);
    }

    @Test
    void muchPassesBothWaysThroughLittleRoom() throws IOException {
        try (Pairs pairs = new Pairs(builder -> builder.bufferBytes(1000))) {
            assertBothArrive(pairs.open(), bytes(1, 3_000_000), bytes(2, 3_000_000));

            ProxyCounts counts = pairs.proxy().counts();
            assertThat(counts.toServer().bytes()).isEqualTo(3_000_000);
            assertThat(counts.toClient().bytes()).isEqualTo(3_000_000);
            assertThat(counts.open()).isZero();
            assertThat(counts.cuts()).isZero();
        }
    }

    @Test
    void anEndInOneDirectionLeavesTheOther() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();
            pair.client().shutdownOutput();
            assertThat(pair.server().getInputStream().read()).isEqualTo(-1);

            pair.server().getOutputStream().write(7);

            assertThat(pair.client().getInputStream().read()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aSeededMixOfShapesLosesAndReordersNothing(long seed) throws IOException {
        Random random = new Random(seed);
        try (Pairs pairs = new Pairs(builder -> builder.bufferBytes(1 + random.nextInt(20_000)))) {
            Pairs.Pair pair = pairs.open();
            byte[] toServer = bytes(seed, random.nextInt(20_000));
            byte[] toClient = bytes(-seed, random.nextInt(20_000));
            CompletableFuture<byte[]> atServer = receiving(pair.server());
            CompletableFuture<byte[]> atClient = receiving(pair.client());
            CompletableFuture<Void> sent =
                    sending(pair.client(), toServer).thenCombine(sending(pair.server(), toClient), (a, b) -> a);

            for (int i = 0; i < 10; i++) {
                pairs.proxy().shape(Direction.TO_SERVER, anyShape(random));
                pairs.proxy().shape(Direction.TO_CLIENT, anyShape(random));
                ProxiedConnection connection =
                        pairs.proxy().connections().stream().findAny().orElse(null);
                if (connection != null && random.nextBoolean()) {
                    connection.hold();
                    connection.release();
                }
            }

            sent.join();
            assertThat(atServer.join()).isEqualTo(toServer);
            assertThat(atClient.join()).isEqualTo(toClient);
        }
    }

    private static Shape anyShape(Random random) {
        Shape shape = Shape.PLAIN;
        if (random.nextBoolean()) {
            shape = shape.withDelay(Duration.ofMillis(random.nextInt(5)));
        }
        if (random.nextBoolean()) {
            shape = shape.withBytesPerSecond(100_000 + random.nextInt(1_000_000));
        }
        if (random.nextBoolean()) {
            shape = shape.withPieceBytes(1 + random.nextInt(500));
        }
        return shape;
    }

    @Test
    void aDelayHoldsUpEachDirectionByItsOwn() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();
            pairs.proxy().shape(Direction.TO_SERVER, Shape.PLAIN.withDelay(Duration.ofMillis(40)));
            pairs.proxy().shape(Direction.TO_CLIENT, Shape.PLAIN.withDelay(Duration.ofMillis(20)));

            long begin = System.nanoTime();
            pair.client().getOutputStream().write(1);
            pair.server().getInputStream().read();
            long there = System.nanoTime();
            pair.server().getOutputStream().write(1);
            pair.client().getInputStream().read();
            long back = System.nanoTime();

            assertThat(Duration.ofNanos(there - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
            assertThat(Duration.ofNanos(back - there)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        }
    }

    @Test
    void aRateIsKept() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();
            pairs.proxy().shape(Shape.PLAIN.withBytesPerSecond(1_000_000));

            long begin = System.nanoTime();
            assertBothArrive(pair, bytes(1, 200_000), bytes(2, 10));

            // A step of ten milliseconds may leave at once, and another one may be made up for.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(175));
        }
    }

    @Test
    void piecesAreAsSmallAsTheyShallBe() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();
            pairs.proxy().shape(Direction.TO_SERVER, Shape.PLAIN.withPieceBytes(3));

            assertBothArrive(pair, bytes(1, 100), bytes(2, 100));

            assertThat(pairs.proxy().counts().toServer()).isEqualTo(new Traffic(100, 34, 0));
        }
    }
}
