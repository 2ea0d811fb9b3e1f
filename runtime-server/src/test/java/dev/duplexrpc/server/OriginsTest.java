package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080, true",
        "http://LOCALHOST:8080, localhost:8080, true",
        "https://example.com,   example.com, true",
        "https://example.com,   example.com:443, true",
        "http://example.com:80, example.com, true",
        "http://example.com,    example.com:8080, false",
        "http://other.com,      example.com, false",
        "http://example.com.evil.net, example.com, false",
        "ws://example.com,      example.com, false",
        "app://example.com,     example.com, false",
        "http://user@example.com, example.com, false",
        "http://example.com.,   example.com, false",
        "http://example.com:080, example.com, false",
        "http://example.com/,   example.com, false",
        "http://[::1]:8080,     '[::1]:8080', true",
        "null,                  example.com, false",
        "'',                    '', false"
    })
    void aPageOfTheServerItselfMayConnect(String origin, String host, boolean allowed) {
        assertThat(Origins.SAME.allow(origin, host)).isEqualTo(allowed);
    }

    @Test
    void aPageMayNotConnectToAServerWithoutAName() {
        assertThat(Origins.SAME.allow("http://localhost", null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, true",
        "https://app.example.com:443, true",
        "http://app.example.com, false",
        "https://a.example.org, true",
        "https://b.a.example.org, true",
        "https://example.org, false",
        "https://evilexample.org, false",
        "https://.example.org, false",
        "https://server, true"
    })
    void listedOriginsMayConnectBesideTheServersOwn(String origin, boolean allowed) {
        Origins origins = Origins.of(List.of("https://App.example.com", "https://*.example.org"));

        assertThat(origins.allow(origin, "server")).isEqualTo(allowed);
    }

    @Test
    void aStarAllowsAll() {
        assertThat(Origins.of(List.of("*")).allow("null", null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "https://example.com/", "ws://example.com", "https://a*.example.com", ""})
    void whatCouldNeverMatchIsRefused(String pattern) {
        assertThatThrownBy(() -> DuplexServer.builder().allowedOrigins(pattern))
                .hasMessageContaining("'" + pattern + "' is no origin");
    }

    @Test
    void aForeignPageIsRefusedAtTheHandshakeAndMayNotReadPosts() throws Exception {
        try (DuplexServer server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .allowedOrigins("https://app.example.com")
                .serve(Arithmetic.service())
                .start()) {
            assertThat(head(server, RawClient.UPGRADE, "https://evil.example")).startsWith("HTTP/1.1 403");
            assertThat(head(server, RawClient.UPGRADE, "https://app.example.com"))
                    .startsWith("HTTP/1.1 101");
            assertThat(head(server, RawClient.UPGRADE, "http://localhost")).startsWith("HTTP/1.1 101");

            String asks = "OPTIONS / HTTP/1.1\r\nHost: localhost\r\nAccess-Control-Request-Method: POST\r\n\r\n";
            assertThat(head(server, asks, "https://evil.example")).startsWith("HTTP/1.1 403");
            assertThat(head(server, asks, "https://app.example.com"))
                    .startsWith("HTTP/1.1 204")
                    .contains(
                            "Access-Control-Allow-Origin: https://app.example.com",
                            "Access-Control-Allow-Methods: POST");
        }
    }

    private static String head(DuplexServer server, String request, String origin) throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(request.replace("Host: localhost\r\n", "Host: localhost\r\nOrigin: " + origin + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return client.head();
        }
    }
}
