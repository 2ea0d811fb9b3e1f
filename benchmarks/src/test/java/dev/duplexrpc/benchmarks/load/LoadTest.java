package dev.duplexrpc.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.benchmarks.grpc.GrpcLoad;
import dev.duplexrpc.benchmarks.grpc.GrpcServer;
import dev.duplexrpc.benchmarks.lsp4j.Lsp4jServer;
import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.benchmarks.process.SelfSigned;
import dev.duplexrpc.benchmarks.servers.NettyEcho;
import dev.duplexrpc.benchmarks.servers.Server;
import dev.duplexrpc.benchmarks.servers.StubsLoad;
import dev.duplexrpc.benchmarks.servers.UndertowEcho;
import dev.duplexrpc.server.DuplexServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the load generators count right answers and refuse wrong ones. Nothing here is timed. */
class LoadTest {
    private static final int CALLS = 2000;
    private static final int AT_MOST_SECONDS = 60;
    private static final int SMALL = 0;
    private static final int LARGE = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void countsTheAnswersOfNettysEcho(int bytes) throws Exception {
        try (NettyEcho echo = NettyEcho.start("0")) {
            assertAnswersEveryCall(plan(echo.port(), bytes), "echo", "/");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void countsTheAnswersOfUndertowsEcho(int bytes) throws Exception {
        try (UndertowEcho echo = UndertowEcho.start("0")) {
            assertAnswersEveryCall(plan(echo.port(), bytes), "echo", "/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "blocking"})
    void countsTheAnswersOfOurServer(String style) throws Exception {
        try (DuplexServer server = Server.start("0", "--style", style)) {
            assertAnswersEveryCall(plan(server.port(), SMALL), "pets", "/");
            assertAnswersEveryCall(plan(server.port(), LARGE), "pets", "/");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void countsTheAnswersOfLsp4j(int bytes) throws Exception {
        org.glassfish.tyrus.server.Server server = Lsp4jServer.start(0);
        try {
            assertAnswersEveryCall(plan(server.getPort(), bytes), "pets", Lsp4jServer.PATH);
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void countsTheAnswersOfOurClient(int bytes) throws Exception {
        try (DuplexServer server = Server.start("0")) {
            assertThat(ClosedLoop.run(briefly(server.port(), bytes), StubsLoad::connect, () -> {})
                            .calls())
                    .isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void countsTheAnswersOfGrpc(int bytes) throws Exception {
        assertGrpcAnswers(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void speaksTlsWithGrpc(int bytes) throws Exception {
        assertGrpcAnswers(bytes, "--tls", SelfSigned.make().toString());
    }

    private static void assertGrpcAnswers(int bytes, String... options) throws Exception {
        List<String> server = new ArrayList<>(List.of("0"));
        server.addAll(List.of(options));
        ClosedLoop.Connector connector = GrpcLoad.connector(Options.of(List.of(options)));
        io.grpc.Server grpc = GrpcServer.start(server.toArray(String[]::new));
        try {
            assertThat(ClosedLoop.run(briefly(grpc.getPort(), bytes), connector, () -> {})
                            .calls())
                    .isPositive();
        } finally {
            grpc.shutdownNow();
        }
    }

    @Test
    void speaksTlsWithOurServerAndTheEchoes() throws Exception {
        Path certificate = SelfSigned.make();
        SSLContext tls = SelfSigned.trusting(certificate);
        try (DuplexServer server = Server.start("0", "--tls", certificate.toString());
                NettyEcho netty = NettyEcho.start("0", "--tls", certificate.toString());
                UndertowEcho undertow = UndertowEcho.start("0", "--tls", certificate.toString())) {
            for (int bytes : new int[] {SMALL, LARGE}) {
                int port = server.port();
                assertAnswersEveryCall(plan(port, bytes), "pets", new Handshake(port, "/", tls, false));
                for (int echo : new int[] {netty.port(), undertow.port()}) {
                    assertAnswersEveryCall(plan(echo, bytes), "echo", new Handshake(echo, "/", tls, false));
                }
            }
        }
    }

    @Test
    void compressesWithOurServerAndTheEchoes() throws Exception {
        try (DuplexServer server = Server.start("0", "--compressed", "yes");
                NettyEcho netty = NettyEcho.start("0", "--compressed", "yes");
                UndertowEcho undertow = UndertowEcho.start("0", "--compressed", "yes")) {
            for (int bytes : new int[] {SMALL, LARGE}) {
                int port = server.port();
                assertAnswersEveryCall(plan(port, bytes), "pets", new Handshake(port, "/", null, true));
                for (int echo : new int[] {netty.port(), undertow.port()}) {
                    assertAnswersEveryCall(plan(echo, bytes), "echo", new Handshake(echo, "/", null, true));
                }
            }
        }
    }

    @Test
    void refusesAnAnswerThatIsNotTheExpectedOne() throws Exception {
        try (NettyEcho echo = NettyEcho.start("0")) {
            assertThatThrownBy(() -> assertAnswersEveryCall(plan(echo.port(), SMALL), "pets", "/"))
                    .hasMessageContaining("This is not the answer to call 1")
                    .hasMessageContaining("listPets");
        }
    }

    @Test
    void readsItsOwnReport() {
        Report report = new Report(12345, 4_000_000_123L, 56_000, 78_000, 24);

        assertThat(Report.parse(report.toString())).isEqualTo(report);
    }

    private static void assertAnswersEveryCall(Plan plan, String expected, String path) throws Exception {
        assertAnswersEveryCall(plan, expected, Handshake.plain(plan.port(), path));
    }

    private static void assertAnswersEveryCall(Plan plan, String expected, Handshake handshake) throws Exception {
        Report report = Load.run(plan, Expected.named(expected, plan.call()), handshake, () -> {});

        assertThat(report.calls()).isGreaterThanOrEqualTo(plan.calls());
        assertThat(report.checked()).isPositive();
        assertThat(report.median()).isPositive().isLessThanOrEqualTo(report.percentile99());
    }

    private static Plan plan(int port, int bytes) {
        return new Plan(port, new Plan.Shape(3, 5), 0, 0, AT_MOST_SECONDS, bytes == SMALL ? CALLS : 50, bytes);
    }

    private static Plan briefly(int port, int bytes) {
        return new Plan(port, new Plan.Shape(2, 3), 0, 100, 1, Integer.MAX_VALUE, bytes);
    }
}
