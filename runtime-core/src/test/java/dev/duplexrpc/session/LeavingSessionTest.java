package dev.duplexrpc.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A session that the server ends while its connection is dead already, and whose client comes back over another. */
class LeavingSessionTest {

    private final OneClient one = new OneClient();

    private void closeOverADeadConnection() {
        one.connect();
        one.link.silence();
        Objects.requireNonNull(one.server).close(1008, "The credentials have expired.");
        one.settle();
        assertThat(one.events).doesNotContain("server ended CLOSED_HERE 1008");
    }

    @Test
    void theFarewellIsSaidOverTheConnectionThatComes() {
        closeOverADeadConnection();

        one.connect();

        assertThat(one.events).contains("client ended CLOSED_THERE 1008", "server ended CLOSED_HERE 1008");
        assertThat(one.client.isOpen()).isFalse();
        assertThat(one.suspended()).isZero();
    }

    @Test
    void soItIsWhenWhatWaitedHasHadItsTimeToLeave() {
        closeOverADeadConnection();
        one.pass(Duration.ofSeconds(6));

        one.connect();

        assertThat(one.events).contains("client ended CLOSED_THERE 1008");
        assertThat(one.events).anyMatch(event -> event.startsWith("server ended CLOSED_HERE 1008"));
    }
}
