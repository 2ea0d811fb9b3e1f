package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are not quite what they should be: RFC 6455 section 4.2.1, and what one could hide from a proxy. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpeningHandshakeTest {

    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    private static final String ADD = "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[20,22],\"id\":1}";

    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .ioThreads(1)
            .httpTimeout(Duration.ofMillis(500))
            .serve(Arithmetic.service())
            .endpoint("/admin", admin -> admin.serve(Arithmetic.service()))
            .endpoint("/socket", socket -> socket.http(HttpPost.OFF))
            .start();

    @AfterAll
    void stop() {
        server.close();
    }

    /** The head of the answer, and so much of its body as says it has. */
    private String answer(String request) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(request.getBytes(StandardCharsets.ISO_8859_1));
            String head = client.head();
            String length = head.replaceAll("(?is).*content-length: (\\d+).*", "$1");
            return head.equals(length) || request.startsWith("HEAD")
                    ? head
                    : head + client.body(Integer.parseInt(length));
        }
    }

    private static String with(String header) {
        return RawClient.UPGRADE.replace("Host: localhost\r\n", "Host: localhost\r\n" + header + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/1.1 | GET / HTTP/1.0 | HTTP/1.1",
                "Connection: Upgrade | Connection: keep-alive | Connection: Upgrade",
                "Version: 13 | Version: 13~Sec-WebSocket-Version: 13 | only one header Sec-WebSocket-Version",
                KEY + " | X: y | one header Sec-WebSocket-Key",
                KEY + " | " + KEY + "~" + KEY + " | one header Sec-WebSocket-Key",
                "dGhlIHNhbXBsZSBub25jZQ== | dGhlIHNhbXBsZSBub25jZQ | 16 bytes in base64",
                "dGhlIHNhbXBsZSBub25jZQ== | dGhlIHNhbXBsZSBub25j | 16 bytes in base64",
                "Host: localhost | Host: localhost~Content-Length: 5 | no body",
                "Host: localhost | Host: localhost~Transfer-Encoding: chunked | no body",
                "Host: localhost | Host: localhost~Sec-WebSocket-Protocol: a b | Sec-WebSocket-Protocol",
                "Host: localhost | Host: localhost~Sec-WebSocket-Protocol: a;q=1 | Sec-WebSocket-Protocol",
                "Host: localhost | Host: localhost~Sec-WebSocket-Protocol: a, b, a | Sec-WebSocket-Protocol",
                "Host: localhost | Host: localhost~Sec-WebSocket-Extensions: a;;b | Sec-WebSocket-Extensions",
                "Host: localhost | Host: localhost~Sec-WebSocket-Extensions: a;b=\"c,d\" | Sec-WebSocket-Extensions",
                "Host: localhost | Host: localhost~Sec-WebSocket-Extensions: =1 | Sec-WebSocket-Extensions",
                "Host: localhost | Host: localhost~Origin: http://localhost~Origin: http://evil | only one header Origin",
                "Host: localhost | Host: localhost~Host: evil.example | Only One Host Header",
                "Host: localhost | Host: localhost~host: localhost | Only One Host Header",
                "Host: localhost | Host: localhost~Transfer-Encoding: xchunked | Transfer-Encoding must be chunked",
            })
    void whatBreaksTheRulesOfTheHandshakeIsRefusedWithASentence(String part, String instead, String sentence)
            throws IOException {
        assertThat(answer(RawClient.UPGRADE.replace(part, instead.replace("~", "\r\n"))))
                .matches("(?s)HTTP/1\\.[01] 400.*")
                .contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Upgrade: h2c",
                "Content-Length: 0",
                "Sec-WebSocket-Protocol: a,, b,",
                "Sec-WebSocket-Extensions: ,",
                "Sec-WebSocket-Extensions: x-webkit-deflate-frame, permessage-deflate; client_max_window_bits=\"15\"",
                "Sec-WebSocket-Extensions: permessage-deflate; a; a"
            })
    void whatIsOnlyUnusualIsNot(String header) throws IOException {
        assertThat(answer(with(header))).startsWith("HTTP/1.1 101");
    }

    @Test
    void whoMayUpgradeIsToldToWhat() throws IOException {
        assertThat(answer("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 426")
                .contains("Upgrade: websocket", "Connection: Upgrade");
        assertThat(answer(RawClient.UPGRADE.replace("Version: 13", "Version: 8, 13")))
                .startsWith("HTTP/1.1 426")
                .contains("Upgrade: websocket", "Sec-WebSocket-Version: 13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "HEAD", "DELETE", "PATCH", "TRACE", "get", "Post"})
    void otherMethodsAreRefusedWithThoseThereAre(String method) throws IOException {
        assertThat(answer(RawClient.UPGRADE.replace("GET", method)))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET, POST, OPTIONS");
        assertThat(answer(method + " /socket HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET, OPTIONS");
    }

    @Test
    void healthIsOnlyRead() throws IOException {
        assertThat(answer("DELETE /health HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET, HEAD");
        assertThat(answer("HEAD /health HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//admin",
                "/./admin",
                "/x/../admin",
                "/x/%2e%2e/admin",
                "/admin;x=y",
                "/admin/",
                "/ADMIN",
                "/admin%00",
                "/admin%2F",
                "/;/admin"
            })
    void aPathIsTheOneThatIsWritten(String path) throws IOException {
        assertThat(answer(post(path, "Content-Type: application/json"))).startsWith("HTTP/1.1 404");
        assertThat(answer(RawClient.UPGRADE.replace("GET /", "GET " + path))).startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json;\tcharset=utf-16",
                "Content-Type: application/json\r\nContent-Encoding: identity\r\nContent-Encoding: gzip",
                "Content-Type: text/plain; application/json",
                "Content-Type: application/json, text/plain"
            })
    void whatIsNoJsonDoesNotPassForIt(String headers) throws IOException {
        assertThat(answer(post("/admin", headers))).startsWith("HTTP/1.1 415");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json\r\nContent-Type: text/plain",
                "Content-Type: application/json\r\nhost: evil.example",
                "Content-Type: application/json\r\nTransfer-Encoding: identity",
                "Content-Type: application/json\r\nTransfer-Encoding: chunked, identity",
                "Content-Type: application/json\r\nTransfer-Encoding: chunked"
            })
    void whatCouldBeUnderstoodInTwoWaysIsRefusedAndEndsTheConnection(String headers) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send((post("/admin", headers) + "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));

            assertThat(client.head()).startsWith("HTTP/1.1 400").contains("Connection: close");
        }
    }

    private static String post(String path, String headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\nContent-Length: " + ADD.length()
                + "\r\n\r\n" + ADD;
    }

    @Test
    void whoAsksAgainAndAgainAndNeverReadsIsCut() throws IOException {
        byte[] many =
                "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        try (RawClient deaf = new RawClient(server.port())) {
            IOException cut = null;
            while (cut == null) {
                try {
                    deaf.send(many);
                } catch (IOException reset) {
                    cut = reset;
                }
            }
            assertThat(cut).isNotNull();
        }
        BadDay.await("sockets", () -> server.sockets().size() == 0);
    }
}
