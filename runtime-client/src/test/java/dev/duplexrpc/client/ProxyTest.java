package dev.duplexrpc.client;

import static dev.duplexrpc.client.Attempts.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.client.ConnectFailedException.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ProxyTest {

    private static final ScriptedServer.Script AGREE = conversation -> {
        conversation.accept("");
        conversation.untilFarewell();
    };

    @Test
    void aPlainConnectionGoesThroughATunnel() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(AGREE);
                ScriptedServer proxy = forwarding()) {
            String url = "ws://localhost:" + server.port() + "/";
            DuplexClient.builder(url).proxy(at(proxy)).connect().close();

            assertThat(proxy.nextHead())
                    .startsWith("CONNECT localhost:" + server.port() + " HTTP/1.1\r\nHost: localhost:" + server.port())
                    .doesNotContain("Proxy-Authorization");
            assertThat(server.nextHead()).startsWith("GET / ").contains("Host: localhost:" + server.port());
        }
    }

    @Test
    void tlsIsDoneWithTheServerAndNotWithTheProxy() throws Exception {
        try (ScriptedServer server = ScriptedServer.tls(TestCertificates.LOCALHOST.server(), AGREE);
                ScriptedServer proxy = forwarding()) {
            DuplexClient.builder("wss://localhost:" + server.port() + "/")
                    .trust(TestCertificates.trust())
                    .proxy(at(proxy).withCredentials("user", "pa:ss"))
                    .connect()
                    .close();

            String credentials = Base64.getEncoder().encodeToString("user:pa:ss".getBytes(StandardCharsets.UTF_8));
            assertThat(proxy.nextHead()).contains("\r\nProxy-Authorization: Basic " + credentials + "\r\n");
            assertThat(server.nextHead()).startsWith("GET / ").doesNotContain("Proxy-Authorization");
        }
    }

    /** Such as a context that nobody has initialised. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatFailsOnThisSideFailsTheConnectAtOnceBehindAProxyToo(boolean throughProxy) throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.Conversation::untilTheEnd);
                ScriptedServer proxy = forwarding()) {
            DuplexClientBuilder builder = DuplexClient.builder("wss://localhost:" + server.port() + "/")
                    .sslContext(SSLContext.getInstance("TLS"))
                    .connectTimeout(Duration.ofMinutes(10));

            ConnectFailedException failed = failure(throughProxy ? builder.proxy(at(proxy)) : builder);

            assertThat(failed.phase()).isEqualTo(Phase.TLS);
            assertThat(failed).hasMessageContaining("this side of it failed").hasCauseInstanceOf(Exception.class);
        }
    }

    @Test
    void aProxyThatRefusesIsNotTakenForTheServer() throws IOException {
        try (ScriptedServer proxy =
                ScriptedServer.answering("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")) {
            ConnectFailedException failed =
                    failure(DuplexClient.builder("ws://localhost:1/").proxy(at(proxy)));

            assertThat(failed.phase()).isEqualTo(Phase.PROXY);
            assertThat(failed.status()).isEqualTo(407);
            assertThat(failed).hasMessageContaining("asks for credentials").hasMessageContaining("withCredentials");
            assertThat(failure(DuplexClient.builder("ws://localhost:1/")
                            .proxy(at(proxy).withCredentials("a", "b"))))
                    .hasMessageContaining("credentials are wrong");
        }
    }

    @Test
    void aProxyThatSaysNothingMeetsTheConnectTimeout() throws IOException {
        try (ScriptedServer proxy = ScriptedServer.plain(ScriptedServer.Conversation::untilTheEnd)) {
            ConnectFailedException failed = Attempts.failureIn(
                    Phase.PROXY,
                    DuplexClient.builder("ws://localhost:1/").proxy(at(proxy)).connectTimeout(Duration.ofMillis(200)));

            assertThat(failed.phase()).isEqualTo(Phase.PROXY);
            assertThat(failed).hasMessageContaining("waiting for the proxy's answer");
        }
    }

    @Test
    void theProxyIsNotThere() {
        assertThat(failure(DuplexClient.builder("ws://localhost:1/").proxy(HttpProxy.at("localhost", 1))))
                .hasMessageContaining("the proxy localhost:1 runs");
    }

    private static HttpProxy at(ScriptedServer proxy) {
        return HttpProxy.at("localhost", proxy.port());
    }

    /** A proxy that does what it is asked. */
    private static ScriptedServer forwarding() throws IOException {
        return ScriptedServer.plain(conversation -> {
            String[] place = conversation.head().split(" ", 3)[1].split(":");
            try (Socket server = new Socket(place[0], Integer.parseInt(place[1]))) {
                conversation.say("HTTP/1.1 200 Tunnel open\r\n\r\n");
                Thread back = new Thread(() -> pump(server, conversation.socket));
                back.start();
                pump(conversation.socket, server);
                back.join();
            }
        });
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[4096];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                out.write(piece, 0, count);
            }
            to.shutdownOutput();
        } catch (IOException ended) {
            // One of both went away.
            return;
        }
    }
}
