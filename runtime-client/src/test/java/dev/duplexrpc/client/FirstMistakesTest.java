package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.InvalidParamsException;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.client.ConnectFailedException.Phase;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.server.DuplexServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What people do wrong in the first ten minutes, against a real server: each reads what happened and what to do. Where the others are:
 *
 * <ul>
 *   <li>wrong port, server not up, unknown host, another service on the port: {@link ConnectProblemsTest}
 *   <li>a certificate that nobody vouches for, of another host, expired, missing: {@link ClientTlsTest}
 *   <li>a subprotocol, an extension that the other side does not know: {@link HandshakeOptionsTest}, and {@code NegotiationTest} of the server
 *   <li>a proxy that refuses: {@link ProxyTest}; a URL that is none: {@link TargetTest}; an origin or a host that is refused: {@code OriginsTest}, {@code HostsTest}
 *   <li>a document of another version of OpenRPC, or of another kind: {@code DocumentReaderTest} of the generator
 *   <li>a Java that is too old for generated code: {@code TargetReleaseTest} and the build {@code old-java} of the Maven plugin; a runtime that is: {@code RuntimeVersionTest}
 *   <li>a server that cannot start, with a port that is taken or a certificate that cannot be read: {@code BadInputTest}, {@code TlsTest}
 * </ul>
 */
@Timeout(120)
class FirstMistakesTest {

    private static final RpcMethod<List<Long>, Long> ADD =
            RpcMethod.request("add", Codecs.list(Codecs.LONG), Codecs.LONG);

    private DuplexServer server = start(DuplexServer.builder().port(0));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void nothingIsServedOnThePath() {
        ConnectFailedException failed = failure("ws://localhost:" + server.port() + "/pets");

        assertThat(failed.status()).isEqualTo(404);
        assertThat(failed).hasMessageContaining("Nothing is served on the path '/pets': check the URL.");
    }

    @Test
    void theUrlSaysTlsButTheServerListensWithout() {
        ConnectFailedException failed = failure("wss://localhost:" + server.port() + "/");

        assertThat(failed.phase()).isEqualTo(Phase.TLS);
        assertThat(failed).hasMessageContaining("does not speak TLS on this port. Use a ws:// URL");
    }

    @Test
    void theUrlIsPlainButTheServerListensWithTls() {
        server.close();
        server = start(DuplexServer.builder().securePort(0).tls(TestCertificates.LOCALHOST::identity));

        assertThat(failure("ws://localhost:" + server.securePort() + "/")).hasMessageContaining("wss://");
    }

    @Test
    void theMethodIsNotServed() {
        RpcMethod<List<Long>, Long> missing = RpcMethod.request("subtract", Codecs.list(Codecs.LONG), Codecs.LONG);

        try (DuplexClient client = DuplexClient.connect("ws://localhost:" + server.port() + "/")) {
            assertThatThrownBy(() -> client.callBlocking(missing, List.of(1L), CallOptions.DEFAULTS))
                    .isInstanceOf(RpcException.class)
                    .hasMessage("Method not found: 'subtract' is not served at '/'. Compare the documents of the two"
                            + " sides, and check the path")
                    .asString()
                    .contains("(code -32601)");
        }
    }

    @Test
    void theParameterIsOfAnotherType() {
        RpcMethod<List<String>, Long> another = RpcMethod.request("add", Codecs.list(Codecs.STRING), Codecs.LONG);

        try (DuplexClient client = DuplexClient.connect("ws://localhost:" + server.port() + "/")) {
            assertThatThrownBy(() -> client.callBlocking(another, List.of("one"), CallOptions.DEFAULTS))
                    .isInstanceOf(InvalidParamsException.class)
                    .extracting(Throwable::toString)
                    .asString()
                    .contains("at /0: Expected an integer");
        }
    }

    private static DuplexServer start(DuplexServer.Builder builder) {
        return builder.ioThreads(1)
                .serve(RpcService.builder("Adder")
                        .blocking(
                                ADD,
                                numbers -> numbers.stream()
                                        .mapToLong(Long::longValue)
                                        .sum())
                        .build())
                .start();
    }

    private static ConnectFailedException failure(String url) {
        return catchThrowableOfType(
                ConnectFailedException.class,
                () -> DuplexClient.builder(url).connect().close());
    }
}
