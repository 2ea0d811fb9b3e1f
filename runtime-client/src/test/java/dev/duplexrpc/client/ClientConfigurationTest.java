package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplexrpc.configuration.ConfigurationException;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.websocket.DeflateOptions;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file and the environment may say of a client. */
@Timeout(120)
class ClientConfigurationTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("client.conf"), text);
    }

    private DuplexClientBuilder read(String options, Map<String, String> environment) throws IOException {
        DuplexClientBuilder builder = DuplexClient.builder("ws://localhost/");
        ClientKeys.apply(file("duplexrpc.client { " + options + " }"), environment, builder);
        return builder;
    }

    private DuplexClientBuilder read(String options) throws IOException {
        return read(options, Map.of());
    }

    private ConfigurationException refused(String options, Map<String, String> environment) {
        ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, () -> read(options, environment));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static @Nullable Object field(DuplexClientBuilder builder, String name) {
        try {
            Field field = DuplexClientBuilder.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(builder);
        } catch (ReflectiveOperationException noSuchOption) {
            throw new AssertionError(noSuchOption);
        }
    }

    static List<String> limits() {
        return ClientKeys.ALL.keySet().stream()
                .filter(key -> Arrays.stream(ClientLimits.class.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(key)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void theKeyOfALimitSetsTheLimitOfItsNameAndNoOther(String key) throws Exception {
        boolean isTime = key.endsWith("Timeout") || key.endsWith("Interval");
        Map<String, Object> before = values(DuplexClient.builder("ws://localhost/"));
        Map<String, Object> after = values(read(key + " = " + (isTime ? "4321 s" : "4321")));

        Set<String> changed = new TreeSet<>();
        after.forEach((name, now) -> {
            if (!now.equals(before.get(name))) {
                changed.add(name);
                assertThat(now.toString()).isIn("4321", "PT1H12M1S");
            }
        });
        // The one without a limit of its own goes with the other.
        if (key.equals("maxMessageBytes")) {
            changed.remove("maxInflatedBytes");
        }
        assertThat(changed).containsExactly(key);
        assertThat(refused(key + " = many", Map.of()))
                .hasMessageContaining("'" + key + "' cannot be set: it must be a");
    }

    private static Map<String, Object> values(DuplexClientBuilder builder) throws ReflectiveOperationException {
        Map<String, Object> values = new HashMap<>();
        for (Object limits : List.of(builder.peerLimits, builder.transportLimits)) {
            for (RecordComponent component : limits.getClass().getRecordComponents()) {
                values.put(component.getName(), component.getAccessor().invoke(limits));
            }
        }
        return values;
    }

    @Test
    void whatKubernetesTellsOfAServiceOfThisNameIsIgnored() throws Exception {
        DuplexClientBuilder builder = read(
                "url = \"wss://a.example/rpc\"",
                Map.of(
                        "DUPLEXRPC_CLIENT_PORT", "tcp://10.0.0.1:8080",
                        "DUPLEXRPC_CLIENT_PORT_8080_TCP_ADDR", "10.0.0.1",
                        "DUPLEXRPC_CLIENT_SERVICE_HOST", "10.0.0.1",
                        "DUPLEXRPC_CLIENT_CALL_TIMEOUT", "7 s"));

        assertThat(builder.peerLimits.callTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(refused("", Map.of("DUPLEXRPC_CLIENT_PORT", "80"))).hasMessageContaining("DUPLEXRPC_CLIENT_PORT");
    }

    @Test
    void whereAndHowToConnectIsRead() throws Exception {
        DuplexClientBuilder builder = read("""
                alternatives = ["wss://b.example/", "wss://c.example/"]
                url = "wss://a.example/rpc"
                connectTimeout = 3 s
                followRedirects = 2
                subprotocols = [chat, plain]
                header { X-Tenant = t1, X-Other = "a b" }
                """);

        assertThat(field(builder, "target")).hasToString("wss://a.example/rpc");
        assertThat(field(builder, "alternatives")).hasToString("[wss://b.example/, wss://c.example/]");
        assertThat(field(builder, "connectTimeout")).isEqualTo(Duration.ofSeconds(3));
        assertThat(field(builder, "maxRedirects")).isEqualTo(2);
        assertThat(field(builder, "subprotocols")).isEqualTo(List.of("chat", "plain"));
        assertThat(headers(builder)).isEqualTo("X-Other: a b\r\nX-Tenant: t1\r\n");
    }

    @Test
    void credentialsAreRead() throws Exception {
        assertThat(((Supplier<?>) field(read("bearer = abc"), "authorization")).get())
                .isEqualTo("Bearer abc");
        assertThat(((Supplier<?>) field(read("authorization = Basic YTpi"), "authorization")).get())
                .isEqualTo("Basic YTpi");
        assertThat(((Supplier<?>) field(read("credentials { token = abc, roles = [1, 2] }"), "credentials")).get())
                .hasToString("{\"roles\":[1,2],\"token\":\"abc\"}");
        assertThat(((Supplier<?>) field(read("", Map.of("DUPLEXRPC_CLIENT_CREDENTIALS", "abc")), "credentials")).get())
                .hasToString("\"abc\"");
        assertThat(refused("bearer = a, authorization = b", Map.of()))
                .hasMessageContaining("'bearer' says the same as 'authorization': use one of them.");
    }

    @Test
    void howToComeBackIsRead() throws Exception {
        assertThat(field(read("reconnect = off"), "reconnection")).isEqualTo(Reconnection.NEVER);
        assertThat(field(read("reconnect = true"), "reconnection")).isEqualTo(Reconnection.DEFAULTS);
        assertThat(field(read("reconnect { maxAttempts = 7, giveUpAfter = 1 hour }"), "reconnection"))
                .isEqualTo(Reconnection.DEFAULTS.withMaxAttempts(7).withGiveUpAfter(Duration.ofHours(1)));
        assertThat(field(read("reconnect { firstDelay = 20 s }"), "reconnection"))
                .isEqualTo(Reconnection.DEFAULTS.withFirstDelay(Duration.ofSeconds(20)));
        assertThat(field(read("reconnect { maxDelay = 10 ms }"), "reconnection"))
                .isEqualTo(Reconnection.DEFAULTS
                        .withFirstDelay(Duration.ofMillis(10))
                        .withMaxDelay(Duration.ofMillis(10)));
        assertThat(field(read("reconnect { firstDelay = 1 s, maxDelay = 2 s }"), "reconnection"))
                .isEqualTo(Reconnection.DEFAULTS
                        .withFirstDelay(Duration.ofSeconds(1))
                        .withMaxDelay(Duration.ofSeconds(2)));
        assertThat(refused("reconnect { firstDelay = 3 s, maxDelay = 2 s }", Map.of()))
                .hasMessageContaining("'reconnect' cannot be set: Delays must not be negative, and maxDelay");
        assertThat(refused("reconnect { attempts = 3 }", Map.of())).hasMessageContaining("there is no 'attempts'");
    }

    @Test
    void compressionAndTheProxyAreRead() throws Exception {
        assertThat(field(read("compression = true"), "compression")).isEqualTo(DeflateOptions.DEFAULTS);
        assertThat(field(read("compression = false"), "compression")).isNull();
        assertThat(field(read("compression { level = 3, minBytes = 1 KiB, contextTakeover = true }"), "compression"))
                .usingRecursiveComparison()
                .isEqualTo(
                        DeflateOptions.DEFAULTS.withLevel(3).withMinBytes(1024).withContextTakeover());

        HttpProxy proxy = (HttpProxy) field(read("proxy { host = proxy.example, port = 3128 }"), "proxy");
        assertThat(proxy).hasToString("proxy.example:3128");
        assertThat(proxy.hasCredentials()).isFalse();
        DuplexClientBuilder secret = read(
                "proxy { host = proxy.example, port = 3128, user = ada }",
                Map.of("DUPLEXRPC_CLIENT_PROXY_PASSWORD", "hunter2"));
        assertThat(((HttpProxy) field(secret, "proxy")).hasCredentials()).isTrue();
        assertThat(refused("proxy { host = proxy.example }", Map.of()))
                .hasMessageContaining("'proxy' cannot be set: 'port' is missing.");
    }

    @Test
    void whatTlsNeedsIsRead() throws Exception {
        Path store = TestCertificates.LOCALHOST.keyStore();
        Path authority = TestCertificates.authority();
        String tls = "identity { keyStore = \"" + store + "\", password = changeit }, trust { certificates = [\""
                + authority + "\"] }";
        try (DuplexServer server = DuplexServer.builder()
                .securePort(0)
                .ioThreads(1)
                .tls(TestCertificates.LOCALHOST::identity)
                .start()) {
            String url = "url = \"wss://localhost:" + server.securePort() + "/\", ";
            read(url + tls).connect().close();
            read(url + "insecureForDevelopment = true").connect().close();
            assertThatThrownBy(
                            () -> read(url + "insecureForDevelopment = false").connect())
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("not trusted");
        }
        assertThatThrownBy(() -> read("trust { trustStore = none.p12, password = hunter2 }"))
                .hasMessageContaining("none.p12")
                .hasMessageNotContaining("hunter2");
        assertThat(refused("identity { certificates = a.pem }", Map.of()))
                .hasMessageContaining("'privateKey' is missing");
    }

    @Test
    void falseTakesBackWhatTheProgramHasSet() throws Exception {
        DuplexClientBuilder program = DuplexClient.builder("ws://localhost/").compression(DeflateOptions.DEFAULTS);
        ClientKeys.apply(file(""), Map.of("DUPLEXRPC_CLIENT_COMPRESSION", "false"), program);
        assertThat(field(program, "compression")).isNull();

        try (DuplexServer server = DuplexServer.builder()
                .securePort(0)
                .ioThreads(1)
                .tls(TestCertificates.LOCALHOST::identity)
                .start()) {
            DuplexClientBuilder careless = DuplexClient.builder("wss://localhost:" + server.securePort() + "/")
                    .insecureForDevelopment();
            careless.connect().close();
            ClientKeys.apply(file(""), Map.of("DUPLEXRPC_CLIENT_INSECURE_FOR_DEVELOPMENT", "false"), careless);

            assertThatThrownBy(careless::connect)
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("not trusted");
        }
    }

    @Test
    void theEnvironmentHasTheLastWordAndWhatIsCalledBehindCountsMore() throws Exception {
        DuplexClientBuilder builder = read(
                "callTimeout = 1 s, maxPendingCalls = 5, url = \"ws://a/\"",
                Map.of(
                        "DUPLEXRPC_CLIENT_CALL_TIMEOUT", "2 s",
                        "DUPLEXRPC_CLIENT_URL", "ws://b/",
                        "DUPLEXRPC_CLIENT_SUBPROTOCOLS", "chat, plain",
                        "DUPLEXRPC_CLIENT_RECONNECT_MAX_ATTEMPTS", "3",
                        "DUPLEXRPC_CLIENTS", "other",
                        "PATH", "/bin"));
        builder.maxPendingCalls(6);

        assertThat(builder.peerLimits.callTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(builder.peerLimits.maxPendingCalls()).isEqualTo(6);
        assertThat(field(builder, "target")).hasToString("ws://b/");
        assertThat(field(builder, "subprotocols")).isEqualTo(List.of("chat", "plain"));
        assertThat(((Reconnection) field(builder, "reconnection")).maxAttempts())
                .isEqualTo(3);
    }

    @Test
    void whatIsSaidLaterReplacesWhatWasSaidBefore() throws Exception {
        DuplexClientBuilder builder = DuplexClient.builder("ws://a/")
                .alternatives("ws://b/")
                .header("X-Tenant", "program")
                .maxInflatedBytes(4096);
        ClientKeys.apply(
                file(
                        "duplexrpc.client { url = \"wss://c/\", alternatives = [\"wss://d/\"], header { x-tenant = file }, "
                                + "maxMessageBytes = 2 MiB }"),
                Map.of(),
                builder);

        assertThat(field(builder, "alternatives")).hasToString("[wss://d/]");
        assertThat(headers(builder)).isEqualTo("x-tenant: file\r\n");
        assertThat(builder.transportLimits.maxInflatedBytes()).isEqualTo(4096);
        builder.alternatives("wss://e/", "wss://f/").header("X-Tenant", "last");
        assertThat(field(builder, "alternatives")).hasToString("[wss://e/, wss://f/]");
        assertThat(headers(builder)).isEqualTo("X-Tenant: last\r\n");
    }

    private static String headers(DuplexClientBuilder builder) {
        StringBuilder request = new StringBuilder();
        ((RequestHeaders) Objects.requireNonNull(field(builder, "headers"))).writeTo(request);
        return request.toString();
    }

    @Test
    void nobodyIsToldOfAnAddressThatNobodyWrote() throws Exception {
        String alternatives = "alternatives = [\"wss://b/\", \"http://c/\"]";

        for (String url : List.of("", "url = \"http://a/\", ")) {
            ConfigurationException refused = catchThrowableOfType(
                    ConfigurationException.class,
                    () -> DuplexClient.builder(file("duplexrpc.client { " + url + alternatives + " }")));

            assertThat(refused.problems())
                    .hasSize(2)
                    .anyMatch(problem -> problem.contains("'url' "))
                    .anyMatch(problem ->
                            problem.contains("'alternatives' cannot be set") && problem.contains("http://c/"))
                    .noneMatch(problem -> problem.contains("localhost"));
        }
        assertThat(refused("url = \"ws://a/\", alternatives = [\"wss://b/\"]", Map.of()))
                .hasMessageContaining("The alternative wss://b/ must be encrypted exactly if ws://a/ is");
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlaceAndTheNearestName() {
        ConfigurationException refused =
                refused("""

                urll = "ws://a/"
                maxPendingCalls = many
                idleTimeout = 30
                url = "http://a/"
                header = none
                compression { strength = 3 }
                bearer = "two\\nlines"
                """, Map.of("DUPLEXRPC_CLIENT_MAX_PENDING_CALL", "5", "DUPLEXRPC_CLIENT_CALL_TIMEOUT", "ever"));

        assertThat(refused.problems())
                .anyMatch(problem -> problem.endsWith("client.conf:2: there is no 'urll'; did you mean 'url'?"))
                .anyMatch(problem ->
                        problem.contains("client.conf:3: 'maxPendingCalls' cannot be set: it must be a whole number."))
                .anyMatch(problem ->
                        problem.contains("client.conf:4: 'idleTimeout' cannot be set: it must be a duration"))
                .anyMatch(problem -> problem.contains("client.conf:5: 'url' cannot be set:"))
                .anyMatch(problem -> problem.contains("client.conf:6: 'header' cannot be set: it must be an object"))
                .anyMatch(problem -> problem.contains("'compression' cannot be set: there is no 'strength'"))
                .anyMatch(problem -> problem.contains("did you mean 'DUPLEXRPC_CLIENT_MAX_PENDING_CALLS'?"))
                .anyMatch(problem ->
                        problem.contains("environment variable DUPLEXRPC_CLIENT_CALL_TIMEOUT: 'callTimeout'"))
                .hasSize(8);
    }

    @Test
    void aFileMayHaveTheAddressAndMustWhereNobodyElseHas() throws Exception {
        try (DuplexServer server = DuplexServer.builder().port(0).ioThreads(1).start();
                DuplexClient client = DuplexClient.builder(
                                file("duplexrpc.client.url = \"ws://localhost:" + server.port() + "/\""))
                        .connect()) {
            assertThat(client.isOpen()).isTrue();
        }
        assertThatThrownBy(() -> DuplexClient.builder(file("duplexrpc.client.callTimeout = 1 s")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'url' is missing");
        assertThatThrownBy(() -> DuplexClient.builder(folder.resolve("none.conf")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none.conf");
        assertThatThrownBy(() -> DuplexClient.builder("ws://a/").configure(file("duplexrpc.client {")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("client.conf: 1");
        assertThatThrownBy(() ->
                        DuplexClient.builder("ws://a/").alternatives("ws://b/").url("wss://a/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be encrypted exactly if wss://a/ is");
    }

    @Test
    void whoLacksTheLibraryIsToldSoAndCanDoWithoutIt() throws Exception {
        URL[] others = Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("typesafe"))
                .map(ClientConfigurationTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(DuplexClient.class.getName());
            Object builder = type.getMethod("builder", String.class).invoke(null, "ws://localhost/");
            Method configure = builder.getClass().getMethod("configure", Path.class);

            assertThatThrownBy(() -> configure.invoke(builder, file("duplexrpc.client { callTimeout = 1 s }")))
                    .isInstanceOf(InvocationTargetException.class)
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
}
