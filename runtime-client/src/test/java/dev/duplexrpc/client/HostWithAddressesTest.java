package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.duplexrpc.client.ConnectFailedException.Phase;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xnio.IoUtils;

/** Hosts to which the name service gives several addresses. */
@Timeout(120)
class HostWithAddressesTest {

    private static final String DEAD = "127.0.0.2";
    private static final String ALIVE = "127.0.0.1";

    private final ClientResources resources =
            ClientResources.builder().ioThreads(1).build();

    /** Not every system has more than one address of its own. */
    @BeforeEach
    void thereIsAnotherAddress() {
        assumeTrue(ScriptedServer.canListenAt(DEAD));
    }

    @AfterEach
    void stop() {
        resources.close();
    }

    @Test
    void anAddressThatDropsWhatIsSentThereDoesNotHideTheNext() throws Exception {
        try (ScriptedServer alive = ScriptedServer.plain(InetAddress.getByName(ALIVE), 0, conversation -> {
                    conversation.accept("");
                    conversation.untilTheEnd();
                });
                FullQueue dead = FullQueue.at(DEAD, alive.port())) {
            // One of forty: the dead one has half a second, and the next one all the rest if it needs that.
            InetAddress[] addresses = new InetAddress[40];
            Arrays.fill(addresses, InetAddress.getByName(ALIVE));
            addresses[0] = InetAddress.getByName(DEAD);

            Dialer.Dialed dialed = Dialer.dial(
                            resources, options(dead.port(), Duration.ofSeconds(20)), host -> addresses)
                    .get(30, TimeUnit.SECONDS);

            assertThat(dialed.connection().isOpen()).isTrue();
            IoUtils.safeClose(dialed.connection());
        }
    }

    @Test
    void whereAllDropWhatIsSentThatIsSaidWithinTheTimeout() throws Exception {
        try (FullQueue dead = FullQueue.at(DEAD)) {
            InetAddress address = InetAddress.getByName(DEAD);

            assertThat(catchThrowable(() -> Dialer.dial(resources, options(dead.port(), Duration.ofSeconds(1)), host ->
                                    new InetAddress[] {address, address, address})
                            .get(30, TimeUnit.SECONDS)))
                    .cause()
                    .isInstanceOfSatisfying(
                            ConnectFailedException.class,
                            failed -> assertThat(failed.phase()).isEqualTo(Phase.CONNECTING))
                    .hasMessageContaining("connectTimeout of 1000 ms");
            NothingLeaksTest.awaitThatNothingIsTimed(resources);
        }
    }

    private static ConnectOptions options(int port, Duration timeout) {
        return new ConnectOptions(
                Target.of("ws://service.test:" + port + "/"),
                timeout,
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
