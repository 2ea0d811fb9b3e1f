package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that take their time, where there is TLS. */
@Timeout(120)
class BadTlsTest {

    @TempDir
    private static Path folder;

    private static Path own;

    @BeforeAll
    static void makeCertificate() throws Exception {
        own = Certificates.keyStore(folder, "server");
    }

    private static DuplexServer.Builder server() {
        return BadDay.server().tls(() -> Certificates.identity(own)).securePort(0);
    }

    private static DuplexServer.Builder impatient() {
        return server().handshakeTimeout(Duration.ofMillis(500));
    }

    private static RawClient connect(int port) throws Exception {
        SSLContext context = Certificates.client(own);
        return new RawClient(context.getSocketFactory().createSocket("localhost", port));
    }

    @Test
    void aHandshakeThatIsNeverBegunIsNotWaitedFor() throws Exception {
        BadDay.of(impatient(), server -> {
            try (RawClient silent = new RawClient(server.securePort())) {
                assertThat(silent.farewell()).isEqualTo("end");
            }
        });
    }

    @Test
    void aHandshakeThatIsNeverCompletedIsNotWaitedForEither() throws Exception {
        // The beginning of a client's hello of 512 bytes.
        byte[] begun = HexFormat.of().parseHex("1603010200010001fc0303");
        BadDay.of(impatient(), server -> {
            try (RawClient half = new RawClient(server.securePort())) {
                half.sendUnlessEnded(begun);

                assertThat(half.farewell()).isEqualTo("end");
            }
        });
    }

    @Test
    void aHeadThatDoesNotComeOverTlsIsGivenUp() throws Exception {
        BadDay.of(impatient(), server -> {
            try (RawClient client = connect(server.securePort())) {
                client.sendUnlessEnded(bytes("GET / HT"));

                assertThat(client.farewell()).isEqualTo("end");
            }
        });
    }

    @Test
    void aBodyThatComesByteByByteOverTlsIsGivenUp() throws Exception {
        BadDay.of(server().bodyTimeout(Duration.ofMillis(300)), server -> {
            try (RawClient client = connect(server.securePort())) {
                client.send(bytes("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 10000\r\n\r\n"));
                String heard = "";
                while (heard.isEmpty()) {
                    heard = client.byteWithin(client.sendUnlessEnded(bytes(" ")) ? 20 : 20_000);
                }

                assertThat(heard + client.head()).startsWith("HTTP/1.1 408");
            }
        });
    }

    @Test
    void aClientThatVanishesInTheMiddleOfAMessageLeavesNothing() throws Exception {
        BadDay.of(server(), server -> {
            for (int i = 0; i < 10; i++) {
                RawClient client = connect(server.securePort()).upgrade("");
                client.send(RawClient.text(Bystander.ADD));
                client.send(new byte[] {(byte) 0x81, (byte) 0xFE});
                client.reset();
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
