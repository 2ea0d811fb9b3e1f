package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes before a message, and is wrong; each time somebody else goes on undisturbed. */
@Timeout(120)
class BadInputTest {

    private static final String ADD = "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[20,22],\"id\":1}";
    private static final String SUM = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":42}";
    private static final int CONNECTS = 10_000;

    @TempDir
    private Path folder;

    private final DuplexServer server = builder().start();

    private static DuplexServer.Builder builder() {
        return DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .closeTimeout(Duration.ofMillis(500))
                .serve(Arithmetic.service());
    }

    private static DuplexServer.Builder impatient() {
        return builder().handshakeTimeout(Duration.ofMillis(300));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void halfARequestIsNotWaitedForWhileOthersAreServed() throws Exception {
        try (DuplexServer impatient = impatient().start();
                RawClient steady = RawClient.upgradedInTime(impatient.port());
                RawClient half = new RawClient(impatient.port())) {
            half.sendUnlessEnded("GET / HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
            steady.send(RawClient.text(ADD));

            assertThat(steady.frame()).isEqualTo(SUM);
            assertThat(half.frame()).isEqualTo("end");
            steady.send(RawClient.text(ADD));
            assertThat(steady.frame()).isEqualTo(SUM);
        }
    }

    @Test
    void whoSaysNothingAtAllIsNotWaitedForEither() throws Exception {
        try (DuplexServer impatient = impatient().start();
                RawClient silent = new RawClient(impatient.port())) {
            assertThat(silent.frame()).isEqualTo("end");
        }
    }

    @Test
    void aHeadWithoutEndIsCutOff() throws Exception {
        try (RawClient endless = new RawClient(server.port());
                RawClient steady = RawClient.upgraded(server.port())) {
            assertThatThrownBy(() -> {
                        endless.send("GET / HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                        while (true) {
                            endless.send("x".repeat(1000).getBytes(StandardCharsets.US_ASCII));
                        }
                    })
                    .isInstanceOf(IOException.class);
            steady.send(RawClient.text(ADD));
            assertThat(steady.frame()).isEqualTo(SUM);
        }
    }

    @Test
    void whatIsNoHttpIsCutOff() throws Exception {
        try (RawClient stranger = new RawClient(server.port())) {
            stranger.send(new byte[] {22, 3, 1, 0, 5, 1, 0, 0, 1, 3, 13, 10, 13, 10});

            assertThat(stranger.untilTheEnd()).doesNotContain(" 101 ", " 200 ");
        }
    }

    @Test
    void whatIsNoTlsIsCutOffWhereThereIsTls() throws Exception {
        Path own = Certificates.keyStore(folder, "server");
        try (DuplexServer secure = builder()
                        .tls(() -> Certificates.identity(own))
                        .securePort(0)
                        .start();
                RawClient plain = new RawClient(secure.securePort())) {
            plain.sendUnlessEnded(RawClient.UPGRADE.getBytes(StandardCharsets.US_ASCII));

            assertThat(plain.untilTheEnd()).doesNotContain(" 101 ");
            assertThat(new Http(secure.port()).post("/", ADD).body()).isEqualTo(SUM);
        }
    }

    @Test
    void aPortInUseAndAnAddressOfSomebodyElseAreToldWithAdvice() {
        assertThatThrownBy(() -> DuplexServer.builder().port(server.port()).start())
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("port " + server.port() + " of 'localhost'")
                .hasMessageContaining("Another process listens there")
                .hasMessageContaining("0 for any that is free");
        assertThatThrownBy(
                        () -> DuplexServer.builder().host("192.0.2.1").port(0).start())
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("'192.0.2.1'");
        assertThatThrownBy(() -> DuplexServer.builder()
                        .host("no.such.host.invalid")
                        .port(0)
                        .start())
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("cannot be resolved");
    }

    @Test
    @Timeout(300)
    void tenThousandConnectsLeaveNothingBehind() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "Counting files needs Linux.");
        connectAndReset(100);
        long files = openFiles();
        connectAndReset(CONNECTS);

        BadDay.await("sessions", () -> server.sessions().size() == 0);
        BadDay.await("sockets", () -> server.sockets().size() == 0);
        assertThat(RawClient.get(server.port(), "/health")).contains("\"connections\":0");
        assertThat(openFiles()).isLessThan(files + 20);
    }

    private void connectAndReset(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            RawClient client = RawClient.upgraded(server.port());
            client.reset();
        }
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
