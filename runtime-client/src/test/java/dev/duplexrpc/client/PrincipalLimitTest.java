package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerListener;
import dev.duplexrpc.server.Authentication;
import dev.duplexrpc.server.DuplexServer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A user with as many sessions as {@code maxConnectionsPerPrincipal} allows, who wants another one. */
@Timeout(120)
class PrincipalLimitTest {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .ioThreads(1)
            .maxConnectionsPerPrincipal(1)
            .authenticate(request -> Authentication.as(String.valueOf(request.bearerToken())))
            .observe(new PeerListener() {
                @Override
                public void refused(String reason) {
                    told.add("refused " + reason);
                }

                @Override
                public void limitReached(@Nullable Peer peer, String limit) {
                    told.add("limit " + limit);
                }
            })
            .start();

    @AfterEach
    void stop() {
        server.close();
    }

    private DuplexClientBuilder as(String user) {
        return DuplexClient.builder("ws://localhost:" + server.port() + "/").bearer(() -> user);
    }

    @Test
    void theNextSessionIsRefusedWithTheNameOfTheLimitAndOthersAreNot() throws Exception {
        try (DuplexClient first = as("ada").connect();
                DuplexClient other = as("bob").connect()) {
            ConnectFailedException failed = catchThrowableOfType(
                    ConnectFailedException.class, () -> as("ada").connect());

            assertThat(failed).hasMessageContaining("maxConnectionsPerPrincipal");
            assertThat(List.of(told.take(), told.take()))
                    .containsExactly("refused maxConnectionsPerPrincipal", "limit maxConnectionsPerPrincipal");
            assertThat(first.isOpen()).isTrue();
            assertThat(other.isOpen()).isTrue();
        }
        NothingLeaksTest.awaitNoSessions(server);
        as("ada").connect().close();
    }
}
