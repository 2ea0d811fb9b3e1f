package dev.duplexrpc.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of those who come on a bad day. */
@Timeout(120)
class AttemptsTest {

    private static void assertPasses(Pairs.Pair pair) throws IOException {
        pair.client().getOutputStream().write(42);
        assertThat(pair.server().getInputStream().read()).isEqualTo(42);
    }

    private static void assertReset(Socket socket) {
        assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void nobodyListensUntilNewConnectionsAreAcceptedAgain() throws IOException {
        try (Pairs pairs = new Pairs()) {
            int port = pairs.proxy().port();
            Pairs.Pair before = pairs.open();

            for (int i = 0; i < 5; i++) {
                pairs.proxy().refuse(Refusal.CLOSED);
                assertThatThrownBy(pairs::connect).isInstanceOf(ConnectException.class);
                assertPasses(before);
                pairs.proxy().accept();
                assertPasses(pairs.open());
            }

            assertThat(pairs.proxy().port()).isEqualTo(port);
        }
    }

    @Test
    void whoComesCanBeReset() throws IOException {
        try (Pairs pairs = new Pairs()) {
            pairs.proxy().refuse(Refusal.RESET);
            assertThatThrownBy(() -> pairs.connect().getInputStream().read()).isInstanceOf(SocketException.class);
            pairs.proxy().accept();

            assertPasses(pairs.open());
            assertThat(pairs.proxy().counts().refused()).isEqualTo(1);
            assertThat(pairs.proxy().counts().accepted()).isEqualTo(1);
        }
    }

    @Test
    void oneRefusalMayFollowAnother() throws IOException {
        try (Pairs pairs = new Pairs()) {
            pairs.proxy().refuse(Refusal.CLOSED);
            pairs.proxy().refuse(Refusal.RESET);
            assertThatThrownBy(() -> pairs.connect().getInputStream().read()).isInstanceOf(SocketException.class);
            pairs.proxy().refuse(Refusal.CLOSED);
            assertThatThrownBy(pairs::connect).isInstanceOf(ConnectException.class);
            pairs.proxy().restore();

            assertPasses(pairs.open());
        }
    }

    @Test
    void aServerThatDoesNotTakeThemResetsThem() throws IOException {
        try (Pairs pairs = new Pairs()) {
            pairs.stopServer();

            assertReset(pairs.connect());
            assertThat(pairs.proxy().counts().unreachable()).isEqualTo(1);
            assertThat(pairs.proxy().counts().open()).isZero();
        }
    }

    @Test
    void theSecondOvertakesTheFirst() throws IOException {
        try (Pairs pairs = new Pairs()) {
            pairs.proxy().reorderNext();
            Socket first = pairs.connect();
            first.getOutputStream().write(1);
            Socket second = pairs.connect();
            second.getOutputStream().write(2);

            assertThat(pairs.accept().getInputStream().read()).isEqualTo(2);
            assertThat(pairs.accept().getInputStream().read()).isEqualTo(1);
        }
    }

    @Test
    void whatABlackHoleHasTakenComesOutWhenItEnds() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair before = pairs.open();

            pairs.proxy().blackhole();
            before.client().getOutputStream().write(1);
            Socket during = pairs.connect();
            during.getOutputStream().write(2);
            before.server().setSoTimeout(100);
            assertThatThrownBy(() -> before.server().getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            before.server().setSoTimeout(Pairs.PATIENCE_MILLIS);
            pairs.proxy().restore();

            assertThat(before.server().getInputStream().read()).isEqualTo(1);
            assertThat(pairs.accept().getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void aBlackHoleEndsByItself() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();
            long begin = System.nanoTime();

            pairs.proxy().blackhole(Duration.ofMillis(50));

            assertPasses(pair);
            assertThat(System.nanoTime() - begin)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
            assertPasses(pairs.open());
        }
    }

    @Test
    void aBlackHoleCanEndInACut() throws IOException {
        CompletableFuture<FaultProxy> proxy = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        // It begins as the second connection comes, which is so in it however busy the machine is.
        try (Pairs pairs = new Pairs(builder -> builder.whenConnected(connection -> {
            if (connection.number() == 2) {
                proxy.join().blackhole(Duration.ofMillis(50), Cut.FIN);
                begun.complete(null);
            }
        }))) {
            proxy.complete(pairs.proxy());
            Pairs.Pair pair = pairs.open();

            Socket during = pairs.connect();
            begun.join();
            pair.client().getOutputStream().write(1);

            assertThat(pair.server().getInputStream().read()).isEqualTo(-1);
            assertThat(during.getInputStream().read()).isEqualTo(-1);
            assertPasses(pairs.open());
        }
    }
}
