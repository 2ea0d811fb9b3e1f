package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.tls.Identity;
import dev.duplexrpc.tls.TlsMaterialException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TlsTest {

    private static final String ADD = "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[20,22],\"id\":1}";
    private static final String SUM = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":42}";

    @TempDir
    private static Path folder;

    private static Path own;
    private static Path other;

    @BeforeAll
    static void makeCertificates() throws Exception {
        own = Certificates.keyStore(folder, "server");
        other = Certificates.keyStore(folder, "other");
    }

    private static DuplexServer.Builder builder() {
        return DuplexServer.builder().ioThreads(1).securePort(0).serve(Arithmetic.service());
    }

    @Test
    void aWebSocketAndAPostTravelOverTls() throws Exception {
        try (DuplexServer server =
                builder().tls(() -> Certificates.identity(own)).start()) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(Certificates.client(own)).build();
            String place = "://localhost:" + server.securePort() + "/";

            assertThat(server.port()).isEqualTo(server.securePort());
            assertThat(post(client, "https" + place)).isEqualTo(SUM);

            CompletableFuture<String> answer = new CompletableFuture<>();
            WebSocket socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create("wss" + place), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                            answer.complete(data.toString());
                            return null;
                        }
                    })
                    .join();
            socket.sendText(ADD, true).join();
            assertThat(answer.join()).isEqualTo(SUM);
            socket.abort();
        }
    }

    @Test
    void pemFilesServeAsWellAndBesideAPortWithoutTls() throws Exception {
        Path chain = Certificates.certificate(own);
        Path key = Certificates.key(own);
        try (DuplexServer server =
                builder().port(0).tls(() -> Identity.pem(chain, key)).start()) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(Certificates.client(own)).build();

            assertThat(server.port()).isNotEqualTo(server.securePort());
            assertThat(post(client, "https://localhost:" + server.securePort() + "/"))
                    .isEqualTo(SUM);
            assertThat(post(client, "http://localhost:" + server.port() + "/")).isEqualTo(SUM);
        }
    }

    @Test
    void reloadingGivesNewConnectionsTheNewCertificateAndLeavesTheOldOnes() throws Exception {
        Path file = folder.resolve("current.p12");
        Certificates.replace(file, own);
        try (DuplexServer server =
                        builder().tls(() -> Certificates.identity(file)).start();
                SSLSocket before = connect(server, Certificates.client(own))) {
            assertThat(subject(before)).isEqualTo("CN=server");

            Certificates.replace(file, other);
            server.reloadCertificates();

            try (SSLSocket after = connect(server, Certificates.client(other))) {
                assertThat(subject(after)).isEqualTo("CN=other");
            }
            before.getOutputStream()
                    .write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(before.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void aReloadThatFailsChangesNothing() throws Exception {
        Path file = folder.resolve("broken.p12");
        Certificates.replace(file, own);
        try (DuplexServer server =
                builder().tls(() -> Certificates.identity(file)).start()) {
            java.nio.file.Files.writeString(file, "no key store");

            assertThatThrownBy(server::reloadCertificates).isInstanceOf(TlsMaterialException.class);
            try (SSLSocket after = connect(server, Certificates.client(own))) {
                assertThat(subject(after)).isEqualTo("CN=server");
            }
        }
    }

    @Test
    void aClientWithoutACertificateCannotConnectWhereOneIsNeeded() throws Exception {
        try (DuplexServer server = builder()
                .tls(() -> Certificates.identity(own))
                .clientCertificates(ClientCertificates.NEED, () -> trust(other))
                .start()) {
            String url = "https://localhost:" + server.securePort() + "/";
            HttpClient known = HttpClient.newBuilder()
                    .sslContext(Certificates.client(own, other))
                    .build();
            HttpClient nobody =
                    HttpClient.newBuilder().sslContext(Certificates.client(own)).build();

            assertThat(post(known, url)).isEqualTo(SUM);
            assertThatThrownBy(() -> post(nobody, url)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aClientIsTheSubjectOfItsCertificateAndNobodyWithoutOne() throws Exception {
        RpcMethod<Json, String> who = RpcMethod.request("add", Codecs.JSON, Codecs.STRING);
        RpcService service = RpcService.builder("Who")
                .async(
                        who,
                        params -> CompletableFuture.completedFuture(
                                String.valueOf(CallContext.current().principal())))
                .build();
        CompletableFuture<ConnectRequest> asked = new CompletableFuture<>();
        try (DuplexServer server = DuplexServer.builder()
                .ioThreads(1)
                .securePort(0)
                .serve(service)
                .endpoint(
                        "/asked",
                        endpoint -> endpoint.serve(service).authenticate(request -> {
                            asked.complete(request);
                            return Authentication.anonymous();
                        }))
                .tls(() -> Certificates.identity(own))
                .clientCertificates(ClientCertificates.WANT, () -> trust(other))
                .start()) {
            String url = "https://localhost:" + server.securePort() + "/";
            HttpClient known = HttpClient.newBuilder()
                    .sslContext(Certificates.client(own, other))
                    .build();
            HttpClient nobody =
                    HttpClient.newBuilder().sslContext(Certificates.client(own)).build();

            assertThat(post(known, url)).contains("\"result\":\"CN=other\"");
            assertThat(post(nobody, url)).contains("\"result\":\"null\"");
            assertThat(post(known, url + "asked")).contains("\"result\":\"null\"");
            assertThat(asked.join().isSecure()).isTrue();
            assertThat(Certificates.subject(asked.join().certificates().get(0))).isEqualTo("CN=other");
        }
    }

    private static dev.duplexrpc.tls.Trust trust(Path keyStore) {
        try {
            return Certificates.trust(keyStore);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void whatCannotBeUsedIsSaidWhenTheServerStarts() {
        assertThatThrownBy(() -> builder().start()).hasMessageContaining("securePort needs a certificate");
        assertThatThrownBy(() -> builder()
                        .tls(() -> Identity.keyStore(own, "wrong".toCharArray()))
                        .start())
                .isInstanceOf(TlsMaterialException.class)
                .hasMessageContaining("server.p12")
                .hasMessageContaining("the password is wrong");
        assertThatThrownBy(() -> builder()
                        .tls(() -> Identity.keyStore(folder.resolve("none.p12"), new char[0]))
                        .start())
                .hasMessageContaining("there is no such file");
    }

    @Test
    void aServerThatCouldNotStartLeavesNoThreadBehind() {
        try (DuplexServer first =
                builder().port(0).tls(() -> Certificates.identity(own)).start()) {
            long before = ownThreads();
            assertThatThrownBy(() -> builder()
                            .port(0)
                            .securePort(first.securePort())
                            .tls(() -> Certificates.identity(own))
                            .start())
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("securePort " + first.securePort())
                    .hasMessageContaining("Another process listens there");
            BadDay.await("threads", () -> ownThreads() <= before);
        }
    }

    private static long ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("XNIO") || thread.getName().startsWith("duplexrpc"))
                .count();
    }

    private static String post(HttpClient client, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ADD))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static SSLSocket connect(DuplexServer server, SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", server.securePort());
        socket.startHandshake();
        return socket;
    }

    private static String subject(SSLSocket socket) throws IOException {
        return Certificates.subject(socket.getSession().getPeerCertificates()[0]);
    }
}
