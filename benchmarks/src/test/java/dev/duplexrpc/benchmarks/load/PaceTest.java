package dev.duplexrpc.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.benchmarks.servers.NettyEcho;
import dev.duplexrpc.benchmarks.servers.Server;
import dev.duplexrpc.server.DuplexServer;
import java.nio.channels.Selector;
import org.junit.jupiter.api.Test;

/** That every connection calls once a second and errors are seen. How fast the answers came is of no interest. */
class PaceTest {
    private static final int CONNECTIONS = 20;

    @Test
    void callsOnEveryConnection() throws Exception {
        try (DuplexServer server = Server.start("0")) {
            PaceReport report = report(server.port(), "pets");

            assertThat(report.calls()).isEqualTo(CONNECTIONS);
            assertThat(report.errors()).isZero();
            assertThat(report.median()).isPositive().isLessThanOrEqualTo(report.worst());
        }
    }

    @Test
    void countsConnectionsThatEndAsErrors() throws Exception {
        try (Selector selector = Selector.open();
                NettyEcho echo = NettyEcho.start("0")) {
            Pace pace = new Pace(selector);
            pace.open(CONNECTIONS, Handshake.plain(echo.port(), "/"), Expected.named("echo", Call.LIST_PETS));
            pace.closeAll();

            assertThat(pace.call(1).errors()).isPositive();
        }
    }

    @Test
    void readsItsOwnReport() {
        PaceReport report = new PaceReport(600_000, 1, 2, 56_000, 78_000, 1_234_000);

        assertThat(PaceReport.parse(report.toString())).isEqualTo(report);
    }

    private static PaceReport report(int port, String expected) throws Exception {
        try (Selector selector = Selector.open()) {
            Pace pace = new Pace(selector);
            pace.open(CONNECTIONS, Handshake.plain(port, "/"), Expected.named(expected, Call.LIST_PETS));
            try {
                return pace.call(1);
            } finally {
                pace.closeAll();
            }
        }
    }
}
