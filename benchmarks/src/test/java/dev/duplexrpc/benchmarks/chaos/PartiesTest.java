package dev.duplexrpc.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.testkit.fault.FaultProxy;
import dev.duplexrpc.testkit.fault.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The parties keep their books over a network that is slow but whole. */
@Timeout(120)
class PartiesTest {

    private static final int CLIENTS = 2;
    private static final int CALLS = 2000;

    @Test
    void overAWholeLinkNothingIsLostAndBothDirectionsAreBusy() {
        Parties atServer = new Parties(Side.SERVER, CLIENTS);
        Parties atClients = new Parties(Side.CLIENT, CLIENTS);
        List<DuplexClient> clients = new ArrayList<>();
        try (DuplexServer server = Ends.server(atServer, Duration.ofMinutes(1));
                FaultProxy proxy = FaultProxy.to(server.port())) {
            proxy.shape(Shape.PLAIN.withPieceBytes(1000));
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(Ends.client(proxy.port(), atClients.of(client)));
            }
            while (atServer.made() < CALLS || atClients.made() < CALLS) {
                Thread.onSpinWait();
            }
            atServer.stop();
            atClients.stop();
            Verdict verdict = verdict(atServer, atClients);
            while (!verdict.isGood(Promise.NOTHING_IS_LOST)) {
                // What is on its way arrives; if not, the test's time runs out.
                verdict = verdict(atServer, atClients);
            }
            clients.forEach(DuplexClient::close);

            assertThat(verdict.calls()).isGreaterThanOrEqualTo(2 * CALLS);
            assertThat(verdict.notes()).isPositive();
            assertThat(verdict.items()).isPositive();
            assertThat(verdict.endings()).containsEntry(Ending.ANSWERED, verdict.calls());
            assertThat(verdict.line(0)).endsWith("cuts=0 lost=0 twice=0 reordered=0 pending=0");
        }
    }

    private static Verdict verdict(Parties one, Parties other) {
        List<Page> pages = new ArrayList<>(one.pages());
        pages.addAll(other.pages());
        return Verdict.of(pages, Promise.NOTHING_IS_LOST);
    }
}
