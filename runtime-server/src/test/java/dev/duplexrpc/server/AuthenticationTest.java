package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.CallContext;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Session;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AuthenticationTest {

    private static final String WHO = "{\"jsonrpc\":\"2.0\",\"method\":\"who\",\"id\":1}";
    private static final String LOGIN = "{\"jsonrpc\":\"2.0\",\"method\":\"login\",\"id\":2}";
    private static final Attribute<String> TENANT = Attribute.of("tenant", String.class);

    private static final RpcMethod<Json, String> WHO_AM_I = RpcMethod.request("who", Codecs.JSON, Codecs.STRING);
    private static final RpcMethod<Json, String> LOG_IN = RpcMethod.request("login", Codecs.JSON, Codecs.STRING);

    private @Nullable DuplexServer server;

    private static RpcService service(@Nullable Instant loginExpires) {
        return RpcService.builder("Test")
                .async(
                        WHO_AM_I,
                        params -> CompletableFuture.completedFuture(
                                describe(CallContext.current().session())))
                .blocking(LOG_IN, params -> {
                    CallContext.current().session().authenticate(() -> "grace", loginExpires);
                    return "welcome";
                })
                .build();
    }

    private static String describe(Session session) {
        return (session.principal() == null ? "nobody" : session.principal().getName()) + " of " + session.get(TENANT)
                + " named " + session.name();
    }

    private static DuplexServer.Builder builder() {
        return DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .drainTimeout(Duration.ofMillis(500))
                .closeTimeout(Duration.ofMillis(500))
                .serve(service(null));
    }

    private DuplexServer start(DuplexServer.Builder builder) {
        server = builder.start();
        return server;
    }

    @AfterEach
    void stop() {
        Objects.requireNonNull(server).close();
    }

    private String upgrade(String headers) throws IOException {
        try (RawClient client = client(headers)) {
            return client.head();
        }
    }

    private RawClient client(String headers) throws IOException {
        RawClient client = new RawClient(Objects.requireNonNull(server).port());
        client.send(RawClient.UPGRADE
                .replace("GET / ", "GET /?token=query ")
                .replace("Host: localhost\r\n", "Host: localhost\r\n" + headers)
                .getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static Authentication byToken(ConnectRequest request) {
        String token = request.bearerToken();
        return "secret".equals(token)
                ? Authentication.as("ada").with(TENANT, "acme").named("first")
                : Authentication.refused("A token is needed.");
    }

    @Test
    void aHookSaysWhoTheClientIsAndWhatIsRememberedOfIt() throws Exception {
        DuplexServer server = start(builder().authenticate(AuthenticationTest::byToken));
        try (RawClient client = client("Authorization: bearer secret\r\n")) {
            assertThat(client.head()).startsWith("HTTP/1.1 101");
            client.send(RawClient.text(WHO));
            assertThat(client.frame()).contains("ada of acme named first");
            assertThat(server.sessions().named("first").size()).isEqualTo(1);
            assertThat(server.sessions().ofPrincipal("ada").size()).isEqualTo(1);
        }
    }

    @Test
    void aHookRefusesWithAStatusAndASentence() throws Exception {
        start(builder().authenticate(AuthenticationTest::byToken));

        assertThat(upgrade("")).startsWith("HTTP/1.1 401").contains("WWW-Authenticate: Bearer", "Connection: close");
        assertThat(upgrade("Authorization: Basic secret\r\n")).startsWith("HTTP/1.1 401");
    }

    @Test
    void everyPostIsAskedToo() throws Exception {
        DuplexServer server = start(builder().authenticate(AuthenticationTest::byToken));
        Http http = new Http(server.port());

        assertThat(http.post("/", WHO, "Authorization", "Bearer secret").body()).contains("ada of acme named first");
        HttpResponse<String> refused = http.post("/", WHO);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("-32006", "A token is needed.");
        assertThat(server.sessions().size()).isZero();
        assertThat(http.post("/", WHO, "Authorization", "Bearer secret").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theHookSeesWhatTheClientSent() throws Exception {
        CompletableFuture<ConnectRequest> seen = new CompletableFuture<>();
        start(builder().authenticate(request -> {
            seen.complete(request);
            return Authentication.refused(403, "No.");
        }));

        assertThat(upgrade("X-Trace: 7\r\n")).startsWith("HTTP/1.1 403");
        ConnectRequest request = seen.join();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/");
        assertThat(request.query("token")).isEqualTo("query");
        assertThat(request.header("x-trace")).isEqualTo("7");
        assertThat(request.remoteAddress().getAddress().isLoopbackAddress()).isTrue();
        assertThat(request.isSecure()).isFalse();
        assertThat(request.certificates()).isEmpty();
        assertThat(request.toString()).doesNotContain("query", "token");
    }

    @Test
    void aHookThatFailsTellsTheClientNothing() throws Exception {
        DuplexServer server = start(builder().authenticate(request -> {
            throw new IOException("the password of the database is 1234");
        }));

        HttpResponse<String> answer = new Http(server.port()).post("/", WHO);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("1234");
    }

    @Test
    void aHookThatAnswersNothingIsOneThatFails() throws Exception {
        DuplexServer server = start(builder().authenticate(request -> nothing()));

        assertThat(new Http(server.port()).post("/", WHO).statusCode()).isEqualTo(500);
        assertThat(upgrade("")).startsWith("HTTP/1.1 500");
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // What somebody who writes no @Nullable may do by mistake.
    private static Authentication nothing() {
        return null;
    }

    @Test
    void aDocumentIsForThoseWhoMayCall() throws Exception {
        DuplexServer server = start(
                builder().document(Json.parse("{\"openrpc\":\"1.3.2\"}")).authenticate(AuthenticationTest::byToken));
        Http http = new Http(server.port());

        assertThat(http.get("/openrpc.json").statusCode()).isEqualTo(401);
        assertThat(http.get("/openrpc.json", "Authorization", "Bearer secret").body())
                .isEqualTo("{\"openrpc\":\"1.3.2\"}");
        assertThat(http.get("/openrpc.json", "Authorization", "Bearer secret", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDocumentIsNotForThoseWhoseCredentialsAreStillAwaited() throws Exception {
        DuplexServer server = start(builder()
                .document(Json.parse("{\"openrpc\":\"1.3.2\"}"))
                .authenticate(request -> Authentication.awaited("Say who you are.")));

        assertThat(new Http(server.port()).get("/openrpc.json").statusCode()).isEqualTo(401);
    }

    @Test
    void aHookThatTakesTooLongIsNotWaitedFor() throws Exception {
        start(builder()
                .authenticationTimeout(Duration.ofMillis(100))
                .authenticateAsync(request -> new CompletableFuture<>()));

        assertThat(upgrade("")).startsWith("HTTP/1.1 503");
    }

    @Test
    void aBlockingHookHoldsUpNobodyElse() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        start(builder().authenticate(request -> {
            if (request.header("X-Slow") != null) {
                gate.join();
            }
            return Authentication.anonymous();
        }));
        try (RawClient slow = client("X-Slow: 1\r\n")) {
            assertThat(upgrade("")).startsWith("HTTP/1.1 101");
            gate.complete(null);
            assertThat(slow.head()).startsWith("HTTP/1.1 101");
        }
    }

    @Test
    void aClientThatLeavesWhileItIsAskedLeavesNothingBehind() throws Exception {
        CompletableFuture<Authentication> answer = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        DuplexServer server = start(builder().maxConnections(1).authenticateAsync(request -> {
            asked.complete(null);
            return answer;
        }));
        RawClient client = client("");
        asked.join();
        client.reset();
        answer.complete(Authentication.anonymous());

        BadDay.await("places", () -> health(server).contains("\"connections\":0"));
        assertThat(upgrade("")).startsWith("HTTP/1.1 101");
    }

    private static String health(DuplexServer server) {
        try {
            return RawClient.get(server.port(), "/health");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void credentialsThatHaveExpiredDoNotConnectAndThoseThatExpireEndTheSession() throws Exception {
        start(builder()
                .authenticate(request -> Authentication.as("ada")
                        .until(Instant.now().plusMillis(request.header("X-Late") == null ? 300 : -1))));

        assertThat(upgrade("X-Late: 1\r\n")).startsWith("HTTP/1.1 401");
        try (RawClient client = letInBeforeTheyExpire()) {
            assertThat(client.frame()).startsWith("close 1008").contains("expired");
        }
    }

    /** Where the machine is busy they may have expired before they are looked at. */
    private RawClient letInBeforeTheyExpire() throws IOException {
        for (int attempt = 1; ; attempt++) {
            RawClient client = client("");
            String head = client.head();
            if (head.startsWith("HTTP/1.1 101")) {
                return client;
            }
            assertThat(head).startsWith("HTTP/1.1 401");
            assertThat(attempt).isLessThan(RawClient.ATTEMPTS);
            client.close();
        }
    }

    @Test
    void strangersMayLogInAndNothingElse() throws Exception {
        start(builder().login("login"));
        try (RawClient client = client("")) {
            client.head();
            client.send(RawClient.text(WHO));
            assertThat(client.frame()).contains("-32006", "log in with 'login'");
            client.send(RawClient.text("{\"jsonrpc\":\"2.0\",\"method\":\"rpc.discover\",\"id\":3}"));
            assertThat(client.frame()).doesNotContain("result");
            client.send(RawClient.text(LOGIN));
            assertThat(client.frame()).contains("welcome");
            client.send(RawClient.text(WHO));
            assertThat(client.frame()).contains("grace of null");
        }
    }

    @Test
    void whoDoesNotLogInIsLetGo() throws Exception {
        start(builder().login("login").loginTimeout(Duration.ofMillis(200)));
        try (RawClient client = client("")) {
            client.head();
            assertThat(client.frame()).startsWith("close 1008").contains("loginTimeout");
        }
    }

    @Test
    void strangersOverHttpMayNotCallEither() throws Exception {
        DuplexServer server = start(builder().login("login"));

        assertThat(new Http(server.port()).post("/", WHO).body()).contains("-32006");
    }

    @Test
    void loggingInAgainProlongsASession() throws Exception {
        DuplexServer server = start(DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .closeTimeout(Duration.ofMillis(500))
                .serve(service(Instant.now().plusSeconds(3600)))
                .authenticate(
                        request -> Authentication.as("ada").until(Instant.now().plusSeconds(40))));
        try (RawClient client = client("")) {
            client.head();
            client.send(RawClient.text(LOGIN));
            assertThat(client.frame()).contains("welcome");
            Session session = server.sessions().all().toList().get(0);
            assertThat(Objects.requireNonNull(session.expires()))
                    .isAfter(Instant.now().plusSeconds(60));
            assertThat(server.sessions().ofPrincipal("ada").size()).isZero();
            assertThat(server.sessions().ofPrincipal("grace").size()).isEqualTo(1);
        }
    }

    @Test
    void aUserHasALimitOfConnections() throws Exception {
        start(builder().maxConnectionsPerPrincipal(1).authenticate(AuthenticationTest::byToken));
        try (RawClient first = client("Authorization: Bearer secret\r\n")) {
            assertThat(first.head()).startsWith("HTTP/1.1 101");
            first.send(RawClient.text(WHO));
            first.frame();
            assertThat(upgrade("Authorization: Bearer secret\r\n")).startsWith("HTTP/1.1 429");
        }
    }

    @Test
    void aUserWhoLogsInOnceTooOftenIsLetGo() throws Exception {
        start(builder().maxConnectionsPerPrincipal(1).login("login"));
        try (RawClient first = client("");
                RawClient second = client("")) {
            first.head();
            second.head();
            first.send(RawClient.text(LOGIN));
            assertThat(first.frame()).contains("welcome");
            second.send(RawClient.text(LOGIN));
            assertThat(second.frame()).startsWith("close 1008").contains("maxConnectionsPerPrincipal");
        }
    }

    @Test
    void anEndpointInheritsTheHookUnlessItHasItsOwn() throws Exception {
        DuplexServer server = start(builder()
                .endpoint("/closed", endpoint -> endpoint.serve(service(null)))
                .endpoint(
                        "/open",
                        endpoint -> endpoint.serve(service(null)).authenticate(request -> Authentication.anonymous()))
                .authenticate(AuthenticationTest::byToken));
        Http http = new Http(server.port());

        assertThat(http.post("/closed", WHO).statusCode()).isEqualTo(401);
        assertThat(http.post("/open", WHO).body()).contains("nobody");
    }
}
