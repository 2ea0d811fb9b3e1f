package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that have a name of their author's lead to this machine. */
@Timeout(120)
class HostsTest {

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, true",
        "LocalHost, true",
        "app.localhost, true",
        "127.0.0.1:80, true",
        "192.168.0.5, true",
        "[::1]:8080, true",
        "evil.example:8080, false",
        "localhost.evil.example, false",
        "127.0.0.1.evil.example, false",
        "2130706433, false",
        "0x7f.1, false",
        "'', false"
    })
    void namesThatLeadNowhereElseAreKnown(String header, boolean ours) {
        assertThat(Hosts.isOfThisMachine(Hosts.name(header))).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "rpc.example.com, true",
        "RPC.example.com:443, true",
        "a.example.org, true",
        "b.a.example.org:80, true",
        "example.org, false",
        "evilexample.org, false",
        ".example.org, false",
        "localhost, false",
        "[2001:db8::1]:8080, true",
        "rpc.example.com.evil.net, false"
    })
    void listedNamesAreTheOnlyOnes(String header, boolean allowed) {
        Hosts hosts = Hosts.of(List.of("rpc.Example.com", "*.example.org", "[2001:db8::1]"));

        assertThat(hosts.allow(Hosts.name(header))).isEqualTo(allowed);
        assertThat(hosts.allow(Hosts.name(null))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://example.com", "example.com:80", "a*.example.com", "a/b", "2001:db8::1"})
    void whatCouldNeverMatchIsRefused(String pattern) {
        assertThatThrownBy(() -> DuplexServer.builder().allowedHosts(pattern))
                .hasMessageContaining("'" + pattern + "' is no name of a host");
    }

    private static String answer(DuplexServer server, String headers) throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(
                    RawClient.UPGRADE.replace("Host: localhost\r\n", headers).getBytes(StandardCharsets.US_ASCII));
            return client.head().substring(9, 12);
        }
    }

    @Test
    void aPageWhoseNameHasBeenTurnedToThisMachineIsRefused() throws Exception {
        try (DuplexServer server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .allowedOrigins("https://app.example.com")
                .serve(Arithmetic.service())
                .start()) {
            assertThat(answer(server, "Host: evil.example\r\nOrigin: http://evil.example\r\n"))
                    .isEqualTo("421");
            assertThat(answer(server, "Host: localhost\r\nOrigin: http://localhost\r\n"))
                    .isEqualTo("101");
            assertThat(answer(server, "Host: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\n"))
                    .isEqualTo("101");
            // Whoever is no browser, and a page that is listed, call it what they like.
            assertThat(answer(server, "Host: rpc.internal\r\n")).isEqualTo("101");
            assertThat(answer(server, "Host: rpc.example.com\r\nOrigin: https://app.example.com\r\n"))
                    .isEqualTo("101");
        }
    }

    @Test
    void aPageThatReadsFromWhatItTakesForItsOwnServerDoesNotSaySo() throws Exception {
        try (DuplexServer server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .document(Json.parse("{}"))
                .serve(Arithmetic.service())
                .start()) {
            assertThat(read(server, "evil.example")).isEqualTo("421");
            assertThat(read(server, "localhost")).isEqualTo("200");
            assertThat(read(server, "127.0.0.1:8080")).isEqualTo("200");
        }
    }

    private static String read(DuplexServer server, String host) throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(
                    ("GET /openrpc.json HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return client.head().substring(9, 12);
        }
    }

    @Test
    void whoComesFromElsewhereThroughATrustedProxyOnThisMachineMayCallItAnything() throws Exception {
        String page = "Host: rpc.example.com\r\nOrigin: https://rpc.example.com\r\n";
        try (DuplexServer server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .trustedProxies("127.0.0.0/8", "::1")
                .document(Json.parse("{}"))
                .serve(Arithmetic.service())
                .start()) {
            assertThat(answer(server, page + "X-Forwarded-For: 203.0.113.9\r\n"))
                    .isEqualTo("101");
            assertThat(read(server, "rpc.example.com\r\nX-Forwarded-For: 203.0.113.9"))
                    .isEqualTo("200");
            // Whoever does not come through it, or from here, may be a page whose name has been turned to this machine.
            assertThat(answer(server, page)).isEqualTo("421");
            assertThat(answer(server, page + "X-Forwarded-For: 127.0.0.1\r\n")).isEqualTo("421");
            assertThat(read(server, "rpc.example.com")).isEqualTo("421");
        }
        try (DuplexServer server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .serve(Arithmetic.service())
                .start()) {
            assertThat(answer(server, page + "X-Forwarded-For: 203.0.113.9\r\n"))
                    .isEqualTo("421");
        }
    }

    @Test
    void listedNamesHoldForEverybody() throws Exception {
        try (DuplexServer server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .allowedHosts("rpc.example.com")
                .serve(Arithmetic.service())
                .start()) {
            assertThat(answer(server, "Host: rpc.example.com\r\n")).isEqualTo("101");
            assertThat(answer(server, "Host: rpc.example.com\r\nOrigin: https://rpc.example.com\r\n"))
                    .isEqualTo("101");
            assertThat(answer(server, "Host: localhost\r\n")).isEqualTo("421");
            assertThat(answer(server, "Host: localhost\r\nOrigin: http://localhost\r\n"))
                    .isEqualTo("421");
        }
    }
}
