package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class GateTest {

    @Test
    void ofIpv6ANetworkCountsAsOneAddress() throws Exception {
        Gate gate = new Gate(10, 1);

        assertThat(gate.enter(InetAddress.getByName("2001:db8::1")).refusal()).isNull();
        assertThat(gate.enter(InetAddress.getByName("2001:db8::2:1")).refusal()).isEqualTo(Refusals.ADDRESS_FULL);
        assertThat(gate.enter(InetAddress.getByName("2001:db8:0:1::1")).refusal())
                .isNull();
        assertThat(gate.enter(InetAddress.getByName("192.0.2.1")).refusal()).isNull();
        assertThat(gate.enter(InetAddress.getByName("192.0.2.2")).refusal()).isNull();
    }

    private final InetAddress here = InetAddress.getLoopbackAddress();

    @Test
    void noMoreThanTheLimitComeInAndWhoLeavesMakesRoomOnce() {
        Gate gate = new Gate(2, 2);
        Gate.Ticket first = Objects.requireNonNull(gate.enter(here).ticket());
        gate.enter(here);
        assertThat(gate.enter(here).refusal()).isSameAs(Refusals.FULL);

        first.giveBack();
        first.giveBack();
        assertThat(gate.inside()).isEqualTo(1);
        assertThat(gate.enter(here).ticket()).isNotNull();
        assertThat(gate.enter(here).refusal()).isSameAs(Refusals.FULL);
    }

    @Test
    void anAddressHasALimitOfItsOwn() throws Exception {
        Gate gate = new Gate(10, 1);
        Gate.Ticket first = Objects.requireNonNull(gate.enter(here).ticket());

        assertThat(gate.enter(here).refusal()).isSameAs(Refusals.ADDRESS_FULL);
        assertThat(gate.enter(InetAddress.getByName("192.0.2.1")).ticket()).isNotNull();
        first.giveBack();
        assertThat(gate.enter(here).ticket()).isNotNull();
    }

    @Test
    void aClosedGateTellsWhenTheLastOneHasLeft() {
        Gate gate = new Gate(10, 10);
        Gate.Ticket last = Objects.requireNonNull(gate.enter(here).ticket());
        CompletableFuture<Void> empty = gate.close();

        assertThat(gate.enter(here).refusal()).isSameAs(Refusals.CLOSING);
        assertThat(empty).isNotDone();
        last.giveBack();
        assertThat(empty).isCompleted();
    }

    @Test
    void theLimitHoldsOnSocketsAndWhoeverLeavesMakesRoom() throws Exception {
        try (DuplexServer server =
                DuplexServer.builder().port(0).ioThreads(1).maxConnections(3).start()) {
            List<RawClient> inside = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                inside.add(RawClient.upgraded(server.port()));
            }
            assertThat(head(server)).startsWith("HTTP/1.1 503").contains("Retry-After: 5");
            assertThat(new Http(server.port()).post("/", "{}").statusCode()).isEqualTo(503);

            inside.get(0).reset();
            BadDay.await("a place", () -> head(server).startsWith("HTTP/1.1 101"));
            for (RawClient client : inside) {
                client.close();
            }
        }
    }

    private static String head(DuplexServer server) {
        try (RawClient client = new RawClient(server.port())) {
            client.send(RawClient.UPGRADE.getBytes(StandardCharsets.US_ASCII));
            return client.head();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
