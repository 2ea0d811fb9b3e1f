package dev.duplexrpc.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What both sides see when a connection is cut. */
@Timeout(120)
class CutTest {

    private static final int SHORT_MILLIS = 100;

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void say(Socket to, String text) throws IOException {
        to.getOutputStream().write(text(text));
    }

    private static String hear(Socket from, int length) throws IOException {
        return new String(from.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void assertReset(Socket socket) {
        assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(SHORT_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void whatWasTakenBeforeAFinArrivesWhole() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();
            pairs.proxy().shape(Shape.PLAIN.withBytesPerSecond(100_000));
            byte[] sent = new byte[10_000];
            new Random(1).nextBytes(sent);
            pair.client().getOutputStream().write(sent);
            byte[] received = new byte[sent.length];
            received[0] = (byte) pair.server().getInputStream().read();

            pairs.proxy().cutAll(Cut.FIN);

            int rest = pair.server().getInputStream().readNBytes(received, 1, received.length - 1);
            assertThat(rest).isEqualTo(sent.length - 1);
            assertThat(received).isEqualTo(sent);
            assertThat(pair.server().getInputStream().read()).isEqualTo(-1);
            assertThat(pair.client().getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void afterAFinNothingMorePassesAndTheConnectionIsClosed() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();
            ProxiedConnection connection = pairs.proxy().connections().get(0);

            connection.cut(Cut.FIN);
            say(pair.client(), "too late");

            assertThat(pair.server().getInputStream().read()).isEqualTo(-1);
            connection.closed().join();
            assertThat(connection.isOpen()).isFalse();
            assertThat(connection.traffic(Direction.TO_SERVER)).isEqualTo(new Traffic(0, 0, 8));
            assertThat(pairs.proxy().counts().open()).isZero();
        }
    }

    @Test
    void aFinInOneDirectionLeavesTheOther() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();

            pairs.proxy().cutAll(Cut.FIN, Direction.TO_CLIENT);

            assertThat(pair.client().getInputStream().read()).isEqualTo(-1);
            say(pair.client(), "still here");
            assertThat(hear(pair.server(), 10)).isEqualTo("still here");
        }
    }

    @Test
    void bothSidesSeeAReset() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();

            pairs.proxy().cutAll(Cut.RST);

            assertReset(pair.client());
            assertReset(pair.server());
            assertThat(pairs.proxy().counts().open()).isZero();
            assertThat(pairs.proxy().counts().cutBy()).containsExactly(Map.entry(Cut.RST, 1L));
        }
    }

    @Test
    void aResetInOneDirectionLeavesTheOtherSideHalfOpen() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();
            ProxiedConnection connection = pairs.proxy().connections().get(0);

            connection.cut(Cut.RST, Direction.TO_CLIENT);

            assertReset(pair.client());
            assertSilent(pair.server());
            assertThat(connection.isOpen()).isTrue();
            pair.server().close();
            connection.closed().join();
        }
    }

    @Test
    void silenceSwallowsAndKeepsTheSocketsUntilBothHaveGone() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();
            ProxiedConnection connection = pairs.proxy().connections().get(0);

            connection.cut(Cut.SILENCE);
            say(pair.client(), "anybody there?");
            pair.client().shutdownOutput();

            assertSilent(pair.server());
            assertSilent(pair.client());
            assertThat(connection.isOpen()).isTrue();
            assertThat(connection.traffic(Direction.TO_SERVER)).isEqualTo(new Traffic(0, 0, 14));
            pair.client().close();
            pair.server().close();
            connection.closed().join();
        }
    }

    @Test
    void silenceInOneDirectionLeavesTheOther() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();

            pairs.proxy().cutAll(Cut.SILENCE, Direction.TO_SERVER);
            say(pair.client(), "lost");
            say(pair.server(), "hello");

            assertThat(hear(pair.client(), 5)).isEqualTo("hello");
            assertSilent(pair.server());
        }
    }

    @Test
    void anArmedCutLetsExactlySoManyBytesPass() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();

            pairs.proxy().cutEach(Moment.after(7, Direction.TO_CLIENT), Cut.FIN);
            say(pair.server(), "1234567890");

            assertThat(pair.client().getInputStream().readAllBytes()).isEqualTo(text("1234567"));
            assertThat(pair.server().getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void anArmedCutAlsoMeetsWhoComesLater() throws IOException {
        try (Pairs pairs = new Pairs()) {
            pairs.proxy().cutEach(Moment.within(Duration.ofMillis(20)), Cut.RST);

            assertReset(pairs.connect());
            assertThat(pairs.proxy().counts().cuts()).isEqualTo(1);
        }
    }

    @Test
    void whatIsDisarmedIsNotCut() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();
            pairs.proxy().cutEach(Moment.after(3, Direction.TO_SERVER), Cut.RST);

            pairs.proxy().disarm();
            say(pair.client(), "passes");

            assertThat(hear(pair.server(), 6)).isEqualTo("passes");
        }
    }

    @Test
    void theSameSeedCutsAtTheSameBytes() throws IOException {
        List<Integer> first = lengthsUntilCut(7);

        assertThat(lengthsUntilCut(7)).isEqualTo(first);
        assertThat(lengthsUntilCut(8)).isNotEqualTo(first);
        assertThat(first).doesNotHaveDuplicates();
    }

    private static List<Integer> lengthsUntilCut(long seed) throws IOException {
        List<Integer> lengths = new ArrayList<>();
        try (Pairs pairs = new Pairs(builder -> builder.seed(seed))) {
            pairs.proxy().cutEach(Moment.within(50_000, Direction.TO_SERVER), Cut.FIN);
            for (int i = 0; i < 5; i++) {
                Pairs.Pair pair = pairs.open();
                pair.client().getOutputStream().write(new byte[50_000]);
                lengths.add(pair.server().getInputStream().readAllBytes().length);
            }
        }
        return lengths;
    }

    @Test
    void everyWayToCutIsDrawn() throws IOException {
        try (Pairs pairs = new Pairs()) {
            pairs.proxy().cutEach(Moment.after(1, Direction.TO_SERVER));
            for (int i = 0; i < 30; i++) {
                Pairs.Pair pair = pairs.open();
                say(pair.client(), "x");
            }
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (pairs.proxy().counts().cuts() < 30 && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }

            assertThat(pairs.proxy().counts().cutBy()).containsOnlyKeys(Cut.values());
            assertThat(pairs.proxy().counts().cuts()).isEqualTo(30);
        }
    }

    @Test
    void aConnectionCanBeCutWhenItComes() throws IOException {
        Queue<ProxiedConnection> seen = new ConcurrentLinkedQueue<>();
        try (Pairs pairs = new Pairs(builder -> builder.whenConnected(connection -> {
            seen.add(connection);
            if (connection.number() == 1) {
                connection.cut(Cut.RST);
            }
        }))) {
            assertReset(pairs.connect());
            Pairs.Pair second = pairs.open();
            say(second.client(), "second");

            assertThat(hear(second.server(), 6)).isEqualTo("second");
            assertThat(seen).extracting(ProxiedConnection::number).containsExactly(1L, 2L);
            assertThat(seen)
                    .element(1)
                    .extracting(one -> one.clientAddress().getPort())
                    .isEqualTo(second.client().getLocalPort());
        }
    }

    @Test
    void whoIsSilencedBeforeTheServerKnowsOfItIsForgottenWhenHeLeaves() throws IOException {
        CompletableFuture<ProxiedConnection> seen = new CompletableFuture<>();
        try (Pairs pairs = new Pairs(builder -> builder.whenConnected(connection -> {
            connection.cut(Cut.SILENCE);
            seen.complete(connection);
        }))) {
            Socket client = pairs.connect();
            assertSilent(client);
            client.close();

            seen.join().closed().join();
        }
    }
}
