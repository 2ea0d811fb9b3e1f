package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.InMemoryLink;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClosingMeanwhileTest {

    private final Endpoint endpoint =
            Endpoint.builder(new TimerWheel(() -> 0), Runnable::run).build();

    /** One thread closes the session that it knows, while another is about to have the client go on with the next one. */
    @Test
    void aClientThatIsClosedWhileAnotherSessionFollowsEndsThatOneToo() {
        InMemoryLink second = new InMemoryLink();
        DuplexClient client =
                new DuplexClient(new Peer(new InMemoryLink().left(), endpoint), "duplexrpc.1", Duration.ofSeconds(1));
        Peer next = new Peer(second.left(), endpoint);

        client.close(1000, "done");
        client.follow(next);
        second.deliver();

        assertThat(next.isOpen()).isFalse();
    }
}
