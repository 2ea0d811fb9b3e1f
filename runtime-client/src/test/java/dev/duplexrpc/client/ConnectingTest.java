package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.duplexrpc.peer.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConnectingTest {

    private final ClientResources resources =
            ClientResources.builder().ioThreads(1).build();

    @AfterEach
    void stop() {
        resources.close();
    }

    @Test
    void whatIsThrownWhileAClientIsMadeFailsTheConnectAndGivesTheResourcesBack() throws Exception {
        try (ScriptedServer plain = ScriptedServer.plain(conversation -> {
            conversation.accept("");
            conversation.untilTheEnd();
        })) {
            Connecting broken = withoutLimits("ws://localhost:" + plain.port() + "/");

            assertThat(catchThrowable(() -> broken.begin().get(20, TimeUnit.SECONDS)))
                    .cause()
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("That is a defect")
                    .hasRootCauseInstanceOf(NullPointerException.class);
            broken.tenancy().over().get(20, TimeUnit.SECONDS);
        }
    }

    @SuppressWarnings("NullAway") // the defect is the point
    private Connecting withoutLimits(String url) {
        Tenancy tenancy = new Tenancy(resources);
        return new Connecting(
                tenancy,
                Endpoint.builder(resources.wheel(), resources.handlerThreads()).build(),
                null,
                new ListenerThread(List.of(), resources.handlerThreads()),
                List.of(options(url)),
                Reconnection.NEVER);
    }

    private static ConnectOptions options(String url) {
        return new ConnectOptions(
                Target.of(url),
                Duration.ofMinutes(1),
                new RequestHeaders(),
                null,
                null,
                List.of(),
                null,
                null,
                ClientTls.defaults(),
                0);
    }
}
