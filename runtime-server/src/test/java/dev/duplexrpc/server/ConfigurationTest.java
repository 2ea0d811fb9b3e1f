package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplexrpc.configuration.ConfigurationException;
import dev.duplexrpc.websocket.DeflateOptions;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
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
    void variablesReachEveryEndpointAndAddToWhatTheFileSaysOfIt() throws Exception {
        AtomicReference<EndpointSettings> admin = new AtomicReference<>();
        AtomicReference<EndpointSettings> nested = new AtomicReference<>();
        DuplexServer.Builder builder = read(
                "duplexrpc.server { port = 0, maxRunningCalls = 3, endpoints { \"/admin\" { compression { level = 6 }, maxRunningCalls = 4 } } }",
                Map.of(
                        "DUPLEXRPC_SERVER_ENDPOINTS_ADMIN_COMPRESSION_MIN_BYTES", "1 KiB",
                        "DUPLEXRPC_SERVER_ENDPOINTS_ADMIN_MAX_RUNNING_CALLS", "5",
                        "DUPLEXRPC_SERVER_ENDPOINTS_ADMIN_V_2_HTTP", "off"));
        builder.endpoint("/admin", one -> admin.set(one.settings))
                .endpoint("/admin/v-2", one -> nested.set(one.settings));
        try (DuplexServer server = builder.start()) {
            assertThat(server.port()).isPositive();
        }

        assertThat(admin.get().peerLimits.maxRunningCalls()).isEqualTo(5);
        assertThat(admin.get().compression)
                .usingRecursiveComparison()
                .isEqualTo(DeflateOptions.DEFAULTS.withLevel(6).withMinBytes(1024));
        assertThat(admin.get().http).isTrue();
        assertThat(nested.get().http).isFalse();
        assertThat(nested.get().peerLimits.maxRunningCalls()).isEqualTo(3);
    }

    @Test
    void aVariableThatIsAboutNoEndpointOrAboutSeveralIsToldWhenTheServerStarts() throws Exception {
        DuplexServer.Builder builder = read(
                "",
                Map.of(
                        "DUPLEXRPC_SERVER_ENDPOINTS_ADMN_LABEL", "x",
                        "DUPLEXRPC_SERVER_ENDPOINTS_ADMIN_LABLE", "x",
                        "DUPLEXRPC_SERVER_ENDPOINTS_A_B_LABEL", "x",
                        "DUPLEXRPC_SERVER_ENDPOINTS_ADMIN_HTTP", "perhaps"));
        builder.endpoint("/admin", one -> {}).endpoint("/a/b", one -> {}).endpoint("/a-b", one -> {});

        ConfigurationException refused = catchThrowableOfType(ConfigurationException.class, builder::start);
        assertThat(refused.problems())
                .hasSize(4)
                .anyMatch(problem -> problem.contains("'DUPLEXRPC_SERVER_ENDPOINTS_ADMN_LABEL' is about no endpoint")
                        && problem.contains("DUPLEXRPC_SERVER_ENDPOINTS_ADMIN_… for /admin"))
                .anyMatch(problem -> problem.contains("did you mean 'DUPLEXRPC_SERVER_ENDPOINTS_ADMIN_LABEL'?"))
                .anyMatch(problem -> problem.contains("could be about each of the endpoints /a/b and /a-b"))
                .anyMatch(problem -> problem.startsWith(
                        "environment variable DUPLEXRPC_SERVER_ENDPOINTS_ADMIN_HTTP: 'http' cannot be set"));
        assertThatThrownBy(() -> read("", Map.of("DUPLEXRPC_SERVER_ENDPOINTS_ADMIN_LABEL", "x"))
                        .start())
                .hasMessageContaining("there is only the default one, whose variables have no ENDPOINTS");
    }

    @Test
    void whatKubernetesTellsOfAServiceOfThisNameIsIgnored() throws Exception {
        DuplexServer.Builder builder = read(
                "duplexrpc.server.port = 9000",
                Map.of(
                        "DUPLEXRPC_SERVER_PORT", "tcp://10.0.0.1:8080",
                        "DUPLEXRPC_SERVER_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                        "DUPLEXRPC_SERVER_PORT_8080_TCP_PROTO", "tcp",
                        "DUPLEXRPC_SERVER_PORT_8080_TCP_PORT", "8080",
                        "DUPLEXRPC_SERVER_PORT_8080_TCP_ADDR", "10.0.0.1",
                        "DUPLEXRPC_SERVER_SERVICE_HOST", "10.0.0.1",
                        "DUPLEXRPC_SERVER_SERVICE_PORT", "8080",
                        "DUPLEXRPC_SERVER_SERVICE_PORT_HTTP", "8080",
                        "DUPLEXRPC_SERVER_ADMIN_PORT", "tcp://10.0.0.2:80",
                        "DUPLEXRPC_SERVER_ADMIN_SERVICE_HOST", "10.0.0.2"));

        assertThat(builder.plainPort()).isEqualTo(9000);
        assertThat(refused("", Map.of("DUPLEXRPC_SERVER_PORT", "http")))
                .hasMessageContaining("environment variable DUPLEXRPC_SERVER_PORT: 'port'");
        assertThat(refused("", Map.of("DUPLEXRPC_SERVER_PORTS", "80"))).hasMessageContaining("did you mean");
    }

    @Test
    void howLargeMessagesMayBecomeIsKeptInWhicheverOrder() throws Exception {
        for (String text : List.of(
                "maxInflatedBytes = 64 KiB, maxMessageBytes = 4 MiB",
                "maxMessageBytes = 4 MiB, maxInflatedBytes = 64 KiB")) {
            DuplexServer.Builder builder = read("duplexrpc.server { " + text + " }", Map.of());

            assertThat(builder.settings.transportLimits.maxInflatedBytes()).isEqualTo(64 << 10);
            assertThat(builder.settings.transportLimits.maxMessageBytes()).isEqualTo(4 << 20);
        }
        assertThat(DuplexServer.builder()
                        .maxInflatedBytes(64 << 10)
                        .maxMessageBytes(4 << 20)
                        .settings
                        .transportLimits
                        .maxInflatedBytes())
                .isEqualTo(64 << 10);
    }

    @Test
    void bytesOfManySessionsMayBeMoreThanAnArrayHolds() throws Exception {
        assertThat(read("duplexrpc.server.maxSuspendedBytes = 4 GiB", Map.of())
                        .settings
                        .sessionTerms
                        .suspended()
                        .bytes())
                .isEqualTo(4L << 30);
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
    void whatTheFirstOfSeveralFilesSaysOfAnEndpointHoldsUnlessALaterOneSaysOtherwise() throws Exception {
        AtomicReference<EndpointSettings> admin = new AtomicReference<>();
        Path folder = Files.createDirectory(this.folder.resolve("defaults"));
        Files.writeString(folder.resolve("openrpc.json"), "{\"openrpc\":\"1.3.2\"}");
        Path first = Files.writeString(folder.resolve("defaults.conf"), """
                duplexrpc.server {
                  port = 0
                  endpoints { "/admin" { maxRunningCalls = 4, maxBatchMessages = 5, document = openrpc.json } }
                }
                """);
        Map<String, String> environment = Map.of("DUPLEXRPC_SERVER_ENDPOINTS_ADMIN_LABEL", "office");
        DuplexServer.Builder builder = DuplexServer.builder().endpoint("/admin", one -> admin.set(one.settings));
        Configuration.apply(first, environment, builder);
        Configuration.apply(
                file("duplexrpc.server.endpoints { \"/admin\" { maxBatchMessages = 6 } }"), environment, builder);
        Configuration.apply(file("duplexrpc.server.retryAfter = 1 s"), Map.of(), builder);
        try (DuplexServer server = builder.start()) {
            assertThat(new Http(server.port()).get("/admin/openrpc.json").body())
                    .contains("1.3.2");
        }

        assertThat(admin.get().peerLimits.maxRunningCalls()).isEqualTo(4);
        assertThat(admin.get().peerLimits.maxBatchMessages()).isEqualTo(6);
    }

    @Test
    void aProblemThatSeveralReadingsOfTheEnvironmentMeetIsToldOnce() throws Exception {
        Map<String, String> environment = Map.of("DUPLEXRPC_SERVER_ENDPOINTS_ADMN_LABEL", "x");
        DuplexServer.Builder builder = read("", environment).endpoint("/admin", one -> {});
        Configuration.apply(file(""), environment, builder);

        assertThat(catchThrowableOfType(ConfigurationException.class, builder::start)
                        .problems())
                .hasSize(1);
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
