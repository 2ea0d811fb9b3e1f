package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ConfigurationTest {

    @TempDir
    private Path folder;

    private DuplexServer.Builder read(String text, Map<String, String> environment) throws IOException {
        DuplexServer.Builder builder = DuplexServer.builder();
        Configuration.apply(file(text), environment, builder);
        return builder;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("server.conf"), text);
    }

    private ConfigurationException refused(String text, Map<String, String> environment) {
        ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, () -> read(text, environment));
        assertThat(refused).isNotNull();
        return refused;
    }

    @Test
    void everyKindOfValueIsRead() throws Exception {
        Files.writeString(folder.resolve("openrpc.json"), "{\"openrpc\":\"1.3.2\"}");
        DuplexServer.Builder builder = read("""
                duplexrpc.server {
                  host = 0.0.0.0
                  port = 9000
                  maxMessageBytes = 2 MiB
                  idleTimeout = 2 minutes
                  http = off
                  allowedOrigins = ["https://a.example", "https://*.b.example"]
                  document = openrpc.json
                  healthPath = ""
                  compression { level = 6, minBytes = 1 KiB }
                }
                """, Map.of());

        assertThat(builder.host).isEqualTo("0.0.0.0");
        assertThat(builder.plainPort()).isEqualTo(9000);
        assertThat(builder.settings.peerLimits.maxMessageBytes()).isEqualTo(2 << 20);
        assertThat(builder.settings.transportLimits.idleTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(builder.settings.http).isFalse();
        assertThat(builder.settings.origins.allow("https://x.b.example", null)).isTrue();
        assertThat(Objects.requireNonNull(builder.document).json()).hasToString("{\"openrpc\":\"1.3.2\"}");
        assertThat(builder.healthPath).isNull();
        assertThat(builder.settings.compression).isNotNull();
    }

    @Test
    void theEnvironmentHasTheLastWord() throws Exception {
        DuplexServer.Builder builder = read(
                "duplexrpc.server { port = 9000, maxConnections = 5 }",
                Map.of(
                        "DUPLEXRPC_SERVER_PORT", "9001",
                        "DUPLEXRPC_SERVER_MAX_CONNECTIONS_PER_ADDRESS", "7",
                        "DUPLEXRPC_SERVER_LOGIN", "login, token",
                        "DUPLEXRPC_SERVER_COMPRESSION", "true",
                        "PATH", "/bin"));

        assertThat(builder.plainPort()).isEqualTo(9001);
        assertThat(builder.maxConnections).isEqualTo(5);
        assertThat(builder.maxConnectionsPerAddress).isEqualTo(7);
        assertThat(builder.settings.login).containsExactlyInAnyOrder("login", "token");
        assertThat(builder.settings.compression).isNotNull();
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlaceAndTheNearestName() {
        ConfigurationException refused =
                refused("""
                duplexrpc.server {
                  prot = 9000
                  maxConnections = many
                  idleTimeout = 30
                  port = 70000
                  endpoints { "/admin" { maxMessagesBytes = 5 } }
                }
                """, Map.of("DUPLEXRPC_SERVER_MAX_CONECTIONS", "5", "DUPLEXRPC_SERVER_KEEP_ALIVE", "ever"));

        assertThat(refused.problems())
                .hasSize(7)
                .anyMatch(problem -> problem.endsWith("server.conf:2: there is no 'prot'; did you mean 'port'?"))
                .anyMatch(problem ->
                        problem.contains("server.conf:3: 'maxConnections' cannot be set: it must be a whole number."))
                .anyMatch(problem ->
                        problem.contains("server.conf:4: 'idleTimeout' cannot be set: it must be a duration such as"))
                .anyMatch(problem ->
                        problem.contains("server.conf:5: 'port' cannot be set: port must be 0 to 65535, not 70000."))
                .anyMatch(problem -> problem.contains(
                        "server.conf:6: there is no 'maxMessagesBytes'; did you mean 'maxMessageBytes'?"))
                .anyMatch(problem -> problem.contains("did you mean 'DUPLEXRPC_SERVER_MAX_CONNECTIONS'?"))
                .anyMatch(problem -> problem.contains("environment variable DUPLEXRPC_SERVER_KEEP_ALIVE: 'keepAlive'"));
    }

    @Test
    void aPasswordIsNeverPartOfAMessage() {
        ConfigurationException refused =
                refused("duplexrpc.server.tls { keyStore = a.p12, password = [hunter2] }", Map.of());

        assertThat(refused).hasMessageContaining("'tls' cannot be set").hasMessageNotContaining("hunter2");
    }

    @Test
    void whatTlsNeedsCanBeConfigured() throws Exception {
        Path own = Certificates.keyStore(folder, "server");
        Path chain = Certificates.certificate(own);
        Path key = Certificates.key(own);
        String text = """
                duplexrpc.server {
                  port = 0
                  securePort = 0
                  tls { keyStore = server.p12 }
                  clientCertificates { mode = want, trusted = server.p12.pem }
                }
                """;
        try (DuplexServer server = read(text, Map.of("DUPLEXRPC_SERVER_TLS_PASSWORD", Certificates.PASSWORD))
                .start()) {
            assertThat(server.securePort()).isPositive();
        }
        String pem = "duplexrpc.server { securePort = 0, tls { certificates = " + chain.getFileName()
                + ", privateKey = " + key.getFileName() + " } }";
        try (DuplexServer server = read(pem, Map.of()).start()) {
            assertThat(server.securePort()).isPositive();
        }
        trustStore(folder.resolve("trusted.p12"), chain);
        String store = "duplexrpc.server { securePort = 0, tls { keyStore = server.p12, password = "
                + Certificates.PASSWORD + " }, clientCertificates { mode = need, trustStore = trusted.p12, password = "
                + Certificates.PASSWORD + " } }";
        try (DuplexServer server = read(store, Map.of()).start()) {
            assertThat(server.securePort()).isPositive();
        }
        assertThat(refused("duplexrpc.server.tls { certificates = a }", Map.of()))
                .hasMessageContaining("'privateKey' is missing");
        assertThat(refused("duplexrpc.server.clientCertificates { mode = maybe, trusted = a }", Map.of()))
                .hasMessageContaining("one of [none, want, need]");
    }

    private static void trustStore(Path file, Path certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate);
                OutputStream out = Files.newOutputStream(file)) {
            store.setCertificateEntry(
                    "trusted", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            store.store(out, Certificates.PASSWORD.toCharArray());
        }
    }

    @Test
    void anEndpointOfTheProgramTakesWhatTheFileSaysOfIt() throws Exception {
        String text = "duplexrpc.server { port = 0, endpoints { \"/admin\" { maxMessageBytes = 150 } } }";
        String call = "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[1],\"id\":1}";
        try (DuplexServer server = read(text, Map.of())
                .serve(Arithmetic.service())
                .endpoint("/admin", admin -> admin.serve(Arithmetic.service()).maxMessageBytes(5000))
                .start()) {
            Http http = new Http(server.port());

            assertThat(http.post("/admin", call).statusCode()).isEqualTo(200);
            assertThat(http.post("/admin", call + " ".repeat(150)).statusCode()).isEqualTo(413);
            assertThat(http.post("/", call + " ".repeat(150)).statusCode()).isEqualTo(200);
        }
        assertThatThrownBy(
                        () -> read(text, Map.of()).endpoint("/admins", e -> {}).start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no '/admin'; did you mean '/admins'?");
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        assertThatThrownBy(() -> DuplexServer.builder().configure(folder.resolve("none.conf")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none.conf");
        assertThat(refused("duplexrpc.server {", Map.of())).hasMessageContaining("server.conf: 1");
    }

    @Test
    void whoLacksTheLibraryIsToldSoAndCanDoWithoutIt() throws Exception {
        URL[] others = Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("typesafe"))
                .map(ConfigurationTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Object builder = loader.loadClass(DuplexServer.class.getName())
                    .getMethod("builder")
                    .invoke(null);
            Method configure = builder.getClass().getMethod("configure", Path.class);

            assertThatThrownBy(() -> configure.invoke(builder, file("duplexrpc.server { port = 0 }")))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("com.typesafe:config");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aHandlerHasNoPorts() throws Exception {
        Path file = file("duplexrpc.server { port = 9000, path = /rpc }");

        assertThatThrownBy(() -> Configuration.apply(file, Map.of(), DuplexHandler.builder()))
                .hasMessageContaining("no 'port'");
    }
}
