package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.client.ConnectFailedException.Phase;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerListener;
import dev.duplexrpc.server.Authentication;
import dev.duplexrpc.server.ConnectRequest;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.server.SessionListener;
import dev.duplexrpc.testkit.fault.Cut;
import dev.duplexrpc.testkit.fault.FaultProxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Credentials that come in the first message of a session, over real sockets. */
@Timeout(120)
class CredentialsTest {

    private static final RpcMethod<Json, String> WHO = RpcMethod.request("who", Codecs.JSON, Codecs.STRING);
    private static final Supplier<Json> ANN = () -> Json.of("token of ann");

    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : toClose) {
            one.close();
        }
    }

    private DuplexServer server(UnaryOperator<DuplexServer.Builder> options) {
        DuplexServer server = options.apply(DuplexServer.builder()
                        .port(0)
                        .ioThreads(1)
                        .drainTimeout(Duration.ofMillis(50))
                        .closeTimeout(Duration.ofSeconds(1))
                        .observe(new PeerListener() {
                            @Override
                            public void limitReached(@Nullable Peer peer, String limit) {
                                events.add("limit " + limit);
                            }
                        })
                        .listener(new SessionListener() {
                            @Override
                            public void refused(InetSocketAddress from, String path, int status, String reason) {
                                events.add("refused " + path + " " + status + " " + reason);
                            }
                        })
                        .serve(RpcService.builder("Test")
                                .async(WHO, nothing -> CompletableFuture.completedFuture(whoCalls()))
                                .build()))
                .start();
        toClose.add(0, server);
        return server;
    }

    private static String whoCalls() {
        var principal = CallContext.current().session().principal();
        return principal == null ? "nobody" : principal.getName();
    }

    /** Knows the token of ann, wherever it comes, and waits for those who have shown none yet. */
    private static Authentication byToken(ConnectRequest request) {
        Json auth = request.auth();
        if (auth == null) {
            return Authentication.awaited("Say who you are.");
        }
        return auth.asString().equals("token of ann")
                ? Authentication.as("ann")
                : Authentication.refused("Nobody has this token.");
    }

    private DuplexClient connect(int port, UnaryOperator<DuplexClientBuilder> options) {
        DuplexClient client = options.apply(DuplexClient.builder("ws://localhost:" + port + "/")
                        .reconnect(Reconnection.DEFAULTS.withFirstDelay(Duration.ofMillis(10))))
                .connect();
        toClose.add(0, client);
        return client;
    }

    private String next() throws InterruptedException {
        return String.valueOf(events.poll(20, TimeUnit.SECONDS));
    }

    private static void assertFails(Phase phase, String message, Runnable connecting) {
        assertThatThrownBy(connecting::run).isInstanceOfSatisfying(ConnectFailedException.class, failed -> {
            assertThat(failed.phase()).isEqualTo(phase);
            assertThat(failed.getMessage()).contains(message).doesNotContain("token of");
        });
    }

    @Test
    void whoBringsThemInItsFirstMessageIsWhomTheyName() {
        int port = server(options -> options.authenticate(CredentialsTest::byToken))
                .port();

        DuplexClient client = connect(port, options -> options.credentials(ANN));

        assertThat(client.callBlocking(WHO, Json.EMPTY_OBJECT, CallOptions.DEFAULTS))
                .isEqualTo("ann");
    }

    @Test
    void whoIsRefusedIsToldSoOnceAndForAll() throws Exception {
        int port = server(options -> options.authenticate(CredentialsTest::byToken))
                .port();

        assertFails(
                Phase.SESSION,
                "The server refused the credentials: 'Nobody has this token.'",
                () -> connect(port, options -> options.credentials(() -> Json.of("token of nobody"))));
        assertThat(next()).isEqualTo("refused / 401 Nobody has this token.");
    }

    @Test
    void whoBringsNoneWhereTheyAreAwaitedIsRefused() throws Exception {
        int port = server(options -> options.authenticate(CredentialsTest::byToken))
                .port();

        assertFails(Phase.SESSION, "'Say who you are.'", () -> connect(port, options -> options));
        assertThat(next()).isEqualTo("refused / 401 Say who you are.");
    }

    @Test
    void whoCannotBringThemBecauseItHasNoSessionIsRefusedAtTheHandshake() {
        int port = server(options -> options.authenticate(CredentialsTest::byToken))
                .port();

        assertFails(Phase.HANDSHAKE, "401", () -> connect(port, options -> options.reconnect(Reconnection.NEVER)));
    }

    @Test
    void theyCountMoreThanWhatTheHandshakeHasTold() {
        int port = server(options -> options.authenticate(request -> {
                    Json auth = request.auth();
                    return Authentication.as(request.header("X-Name") + " " + (auth == null ? "" : auth.asString()));
                }))
                .port();

        DuplexClient client =
                connect(port, options -> options.header("X-Name", "ann").credentials(() -> Json.of("the second")));

        assertThat(client.callBlocking(WHO, Json.EMPTY_OBJECT, CallOptions.DEFAULTS))
                .isEqualTo("ann the second");
    }

    @Test
    void aServerThatAsksNobodyTakesThemAsItTakesAnybody() {
        int port = server(options -> options).port();

        DuplexClient client = connect(port, options -> options.credentials(ANN));

        assertThat(client.callBlocking(WHO, Json.EMPTY_OBJECT, CallOptions.DEFAULTS))
                .isEqualTo("nobody");
    }

    @Test
    void theyAreAskedForAnewWithEachConnectionAndEndTheClientWhereTheyAreRefused() throws Exception {
        DuplexServer server = server(options -> options.authenticate(CredentialsTest::byToken));
        FaultProxy proxy = FaultProxy.to(server.port());
        toClose.add(0, proxy);
        BlockingQueue<Json> tokens = new LinkedBlockingQueue<>(
                List.of(Json.of("token of ann"), Json.of("token of ann"), Json.of("token of nobody")));
        BlockingQueue<String> resumed = new LinkedBlockingQueue<>();
        DuplexClient client = connect(
                proxy.port(),
                options -> options.credentials(tokens::remove).listener(new ConnectionListener() {
                    @Override
                    public void resumed(DuplexClient client) {
                        resumed.add(client.id());
                    }
                }));
        proxy.cutAll(Cut.RST);
        assertThat(resumed.poll(20, TimeUnit.SECONDS)).isEqualTo(client.id());
        assertThat(client.callBlocking(WHO, Json.EMPTY_OBJECT, CallOptions.DEFAULTS))
                .isEqualTo("ann");

        proxy.cutAll(Cut.RST);

        CloseReason reason = client.closed().get(20, TimeUnit.SECONDS);
        assertThat(reason).isEqualTo(new CloseReason(CloseReason.Kind.CLOSED_THERE, 4003, "Nobody has this token."));
        assertThat(tokens).isEmpty();
        assertThat(server.sessions().find(client.id())).isNotNull();
    }

    @Test
    void aHookThatFailsRefusesForNow() throws Exception {
        int port = server(options -> options.authenticateAsync(request -> {
                    if (request.auth() != null) {
                        throw new IllegalStateException("the directory is down");
                    }
                    return CompletableFuture.completedFuture(Authentication.awaited("Say who you are."));
                }))
                .port();

        assertFails(
                Phase.SESSION,
                "CLOSED_THERE (1013): Authentication failed.",
                () -> connect(port, options -> options.credentials(ANN)));
        assertThat(next()).isEqualTo("refused / 500 Authentication failed.");
    }

    @Test
    void aHookThatTakesTooLongRefusesForNow() throws Exception {
        int port = server(options -> options.authenticationTimeout(Duration.ofMillis(100))
                        .authenticateAsync(request -> request.auth() == null
                                ? CompletableFuture.completedFuture(Authentication.anonymous())
                                : new CompletableFuture<>()))
                .port();

        assertFails(
                Phase.SESSION,
                "CLOSED_THERE (1013): Authentication takes too long, try again later.",
                () -> connect(port, options -> options.credentials(ANN)));
        assertThat(next()).startsWith("refused / 503");
        assertThat(next()).isEqualTo("limit authenticationTimeout");
    }

    @Test
    void aClientDoesNotSendWhatIsTooLong() {
        int port = server(options -> options).port();

        assertFails(
                Phase.PREPARING,
                "maxAuthBytes allows 16384",
                () -> connect(port, options -> options.credentials(() -> Json.of("x".repeat(16 * 1024)))));
    }

    @Test
    void whatTheClientsOwnHookThrowsFailsTheConnect() {
        int port = server(options -> options).port();

        assertFails(
                Phase.PREPARING,
                "the vault is closed",
                () -> connect(
                        port,
                        options -> options.credentials(() -> {
                            throw new IllegalStateException("the vault is closed");
                        })));
    }

    @Test
    void aServerWithoutSessionsHasNoPlaceForThem() {
        int port = server(options -> options.sessionGrace(Duration.ZERO)).port();

        assertFails(
                Phase.HANDSHAKE,
                "does not speak duplexrpc.1",
                () -> connect(port, options -> options.credentials(ANN)));
        assertThatThrownBy(
                        () -> connect(port, options -> options.credentials(ANN).reconnect(Reconnection.NEVER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first message");
    }
}
