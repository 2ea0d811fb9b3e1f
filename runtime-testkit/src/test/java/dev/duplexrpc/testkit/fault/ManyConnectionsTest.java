package dev.duplexrpc.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A proxy is cheap, and leaves nothing behind. */
@Timeout(120)
class ManyConnectionsTest {

    private static final String THREAD = "fault-proxy";
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @Test
    void twoThousandConnectionsAreOneThreadsWork() throws IOException {
        int count = 2000;
        try (Pairs pairs = new Pairs()) {
            List<Pairs.Pair> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(pairs.open());
            }
            for (Pairs.Pair pair : all) {
                pair.client().getOutputStream().write(1);
                pair.server().getOutputStream().write(2);
            }
            for (Pairs.Pair pair : all) {
                assertThat(pair.server().getInputStream().read()).isEqualTo(1);
                assertThat(pair.client().getInputStream().read()).isEqualTo(2);
            }
            assertThat(pairs.proxy().counts().open()).isEqualTo(count);
            assertThat(threads()).isEqualTo(1);

            pairs.proxy().cutAll(Cut.RST);

            assertThat(pairs.proxy().counts().open()).isZero();
            for (Pairs.Pair pair : all) {
                assertThatThrownBy(() -> pair.client().getInputStream().read()).isInstanceOf(SocketException.class);
            }
        }
        assertThat(threads()).isZero();
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "only Linux tells how many sockets a process has");
        long before = sockets();
        for (Cut how : Cut.values()) {
            try (Pairs pairs = new Pairs()) {
                pairs.proxy().cutEach(Moment.within(Duration.ofHours(1)));
                List<ProxiedConnection> connections = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    Pairs.Pair pair = pairs.open();
                    ProxiedConnection connection = pairs.proxy().connections().get(0);
                    connection.cut(how);
                    pair.client().close();
                    pair.server().close();
                    connection.closed().join();
                    connections.add(connection);
                }
                assertThat(pairs.proxy().connections()).isEmpty();
                assertThat(connections).noneMatch(ProxiedConnection::isOpen);
            }
        }
        assertThat(sockets()).isLessThanOrEqualTo(before);
        assertThat(threads()).isZero();
    }

    @Test
    void closingResetsWhatIsOpenAndKeepsTheCounts() throws IOException {
        try (Pairs pairs = new Pairs()) {
            Pairs.Pair pair = pairs.open();
            ProxiedConnection connection = pairs.proxy().connections().get(0);

            pairs.proxy().close();
            pairs.proxy().close();

            assertThatThrownBy(() -> pair.client().getInputStream().read()).isInstanceOf(SocketException.class);
            assertThatThrownBy(pairs::connect).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> pairs.proxy().cutAll(Cut.RST))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The proxy has been closed.");
            assertThat(pairs.proxy().counts().accepted()).isEqualTo(1);
            assertThat(pairs.proxy().counts().open()).isZero();
            assertThat(connection.isOpen()).isFalse();
            assertThat(connection.traffic(Direction.TO_CLIENT)).isEqualTo(new Traffic(0, 0, 0));
            connection.cut(Cut.RST);
        }
    }

    @Test
    void whoWaitsDoesNotKeepTheProcessorBusy() throws IOException {
        try (Pairs pairs = new Pairs(builder -> builder.bufferBytes(100))) {
            Pairs.Pair halfClosed = pairs.open();
            halfClosed.client().shutdownOutput();
            Pairs.Pair silent = pairs.open();
            pairs.proxy().connections().get(1).cut(Cut.SILENCE);
            silent.client().close();
            Pairs.Pair held = pairs.open();
            pairs.proxy().connections().get(2).hold();
            held.client().getOutputStream().write(new byte[1000]);
            Pairs.Pair slow = pairs.open();
            pairs.proxy().connections().get(3).shape(Shape.PLAIN.withBytesPerSecond(1));
            slow.client().getOutputStream().write(new byte[1000]);
            held.server().setSoTimeout(300);
            long before = processorNanos();

            assertThatThrownBy(() -> held.server().getInputStream().read()).isInstanceOf(IOException.class);

            assertThat(Duration.ofNanos(processorNanos() - before)).isLessThan(Duration.ofMillis(100));
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(THREAD))
                .count();
    }

    private static long processorNanos() {
        long id = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(THREAD))
                .mapToLong(Thread::getId)
                .findAny()
                .orElseThrow();
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(id);
    }

    private static long sockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors.filter(ManyConnectionsTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException gone) {
            return false;
        }
    }
}
