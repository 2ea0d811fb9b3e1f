package dev.duplexrpc.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.server.DuplexServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the load generator counts right answers and refuses wrong ones. Nothing here is timed. */
class LoadTest {
    private static final int CALLS = 2000;
    private static final int AT_MOST_SECONDS = 60;

    @Test
    void countsTheAnswersOfNettysEcho() throws Exception {
        try (NettyEcho echo = NettyEcho.start(0)) {
            assertAnswersEveryCall(echo.port(), Expected.ECHO);
        }
    }

    @Test
    void countsTheAnswersOfUndertowsEcho() throws Exception {
        try (UndertowEcho echo = UndertowEcho.start(0)) {
            assertAnswersEveryCall(echo.port(), Expected.ECHO);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "blocking"})
    void countsTheAnswersOfOurServer(String style) throws Exception {
        try (DuplexServer server = Server.start(0, Server.service(style))) {
            assertAnswersEveryCall(server.port(), Expected.PETS);
        }
    }

    @Test
    void refusesAnAnswerThatIsNotTheExpectedOne() throws Exception {
        try (NettyEcho echo = NettyEcho.start(0)) {
            assertThatThrownBy(() -> Load.run(plan(echo.port(), Expected.PETS), () -> {}))
                    .hasMessageContaining("This is not the answer to call 1")
                    .hasMessageContaining("listPets");
        }
    }

    @Test
    void readsItsOwnReport() {
        LoadReport report = new LoadReport(12345, 4_000_000_123L, 56_000, 78_000, 24);

        assertThat(LoadReport.parse(report.toString())).isEqualTo(report);
    }

    private static void assertAnswersEveryCall(int port, Expected expected) throws Exception {
        LoadReport report = Load.run(plan(port, expected), () -> {});

        assertThat(report.calls()).isGreaterThanOrEqualTo(CALLS);
        assertThat(report.checked()).isPositive();
        assertThat(report.median()).isPositive().isLessThanOrEqualTo(report.percentile99());
    }

    private static LoadPlan plan(int port, Expected expected) {
        return new LoadPlan(port, 3, 5, 0, AT_MOST_SECONDS, CALLS, expected);
    }
}
