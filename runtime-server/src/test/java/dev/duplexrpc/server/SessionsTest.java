package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Session;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SessionsTest {

    private static final RpcMethod<String, Void> SAID = RpcMethod.notification("said", Codecs.STRING);
    private static final RpcMethod<Json, Json> ASK = RpcMethod.request("ask", Codecs.JSON, Codecs.JSON);
    private static final Attribute<String> ROOM = Attribute.of("room", String.class);

    private final BlockingQueue<Session> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .ioThreads(1)
            .drainTimeout(Duration.ofMillis(500))
            // Nobody here is to be cut because he answers a farewell late.
            .closeTimeout(Duration.ofSeconds(20))
            .label("chat")
            .serve(Arithmetic.service())
            .listener(new SessionListener() {
                @Override
                public void opened(Session session) {
                    opened.add(session);
                    throw new IllegalStateException("a listener that fails does no harm");
                }
            })
            .listener(new SessionListener() {
                @Override
                public void opened(Session session) {
                    events.add("opened");
                }

                @Override
                public void failed(Session session, CloseReason reason) {
                    events.add("failed " + reason.kind() + " " + reason.code());
                }

                @Override
                public void closed(Session session, CloseReason reason) {
                    events.add("closed " + reason.kind() + " " + reason.code());
                }

                @Override
                public void refused(InetSocketAddress from, String path, int status, String reason) {
                    events.add("refused " + path + " " + status);
                }

                @Override
                public void closing(Session session) {
                    session.notify(SAID, "bye");
                }
            })
            .start();

    @AfterEach
    void stop() {
        server.close();
    }

    private RawClient connect() throws Exception {
        return RawClient.upgraded(server.port());
    }

    private static String said(String what) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"said\",\"params\":\"" + what + "\"}";
    }

    @Test
    void aSessionIsFoundByItsIdItsNameItsPrincipalAndWhatIsRememberedOfIt() throws Exception {
        try (RawClient one = connect();
                RawClient two = connect()) {
            Session first = opened.take();
            Session second = opened.take();
            first.name("a");
            second.name("a");
            second.name("b");
            first.authenticate(() -> "ada", null);
            second.set(ROOM, "lobby");
            Sessions sessions = server.sessions();

            assertThat(one).isNotSameAs(two);
            assertThat(sessions.find(first.id())).isSameAs(first);
            assertThat(sessions.find("no such")).isNull();
            assertThat(sessions.named("a")).containsExactly(first);
            assertThat(sessions.named("b").stream()).containsExactly(second);
            assertThat(sessions.named("c")).isEmpty();
            assertThat(sessions.ofPrincipal("ada")).containsExactly(first);
            assertThat(sessions.with(ROOM, "lobby")).containsExactly(second);
            assertThat(sessions.where(session -> session.principal() == null)).containsExactly(second);
            assertThat(sessions.all()).containsExactlyInAnyOrder(first, second);
            assertThat(sessions.all().except(first)).containsExactly(second);
            assertThat(first.label()).startsWith("chat /");
        }
    }

    @Test
    void whoHasGoneIsNotFoundAnyMore() throws Exception {
        RawClient client = connect();
        Session session = opened.take();
        session.name("a");
        session.authenticate(() -> "ada", null);
        client.send(RawClient.masked(0x88, ""));
        session.closed().join();
        session.name("b");

        Sessions sessions = server.sessions();
        assertThat(sessions.size()).isZero();
        assertThat(sessions.find(session.id())).isNull();
        assertThat(sessions.named("a")).isEmpty();
        assertThat(sessions.named("b")).isEmpty();
        assertThat(sessions.ofPrincipal("ada")).isEmpty();
        client.close();
    }

    @Test
    void whoHasBeenToldFarewellIsNotFoundAnyMore() throws Exception {
        try (RawClient client = connect()) {
            Session session = opened.take();
            session.name("a");
            session.close(1000, "bye");

            assertThat(client.frame()).startsWith("close 1000");
            assertThat(session.closed()).isNotDone();
            assertThat(server.sessions().find(session.id())).isNull();
            assertThat(server.sessions().named("a")).isEmpty();
            assertThat(server.sessions().all()).isEmpty();
        }
    }

    @Test
    void oneSomeAndAllAreNotified() throws Exception {
        try (RawClient one = connect()) {
            Session first = opened.take();
            try (RawClient two = connect()) {
                Session second = opened.take();
                SessionGroup lobby = server.sessions().with(ROOM, "lobby");
                first.notify(SAID, "hello");
                first.set(ROOM, "lobby");
                lobby.notify(SAID, "lobby");
                server.sessions().all().notify(SAID, "all");
                second.set(ROOM, "lobby");
                lobby.except(first).notify(SAID, "second");

                assertThat(one.frame()).isEqualTo(said("hello"));
                assertThat(one.frame()).isEqualTo(said("lobby"));
                assertThat(one.frame()).isEqualTo(said("all"));
                assertThat(two.frame()).isEqualTo(said("all"));
                assertThat(two.frame()).isEqualTo(said("second"));
                assertThat(lobby.size()).isEqualTo(2);
            }
        }
    }

    @Test
    void aGroupIsNotifiedWithOptionsToo() throws Exception {
        try (RawClient client = connect()) {
            opened.take();
            server.sessions().all().notify(SAID, "hello", CallOptions.DEFAULTS.withMetadata("tenant", "acme"));

            assertThat(client.frame()).contains("\"metadata\":{\"tenant\":\"acme\"}", "hello");
        }
    }

    @Test
    void aGroupCannotBeCalled() {
        assertThatThrownBy(() -> server.sessions().all().call(ASK, Json.of(1), CallOptions.DEFAULTS))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("'ask'");
    }

    @Test
    void listenersAreToldOfEveryComingAndGoing() throws Exception {
        RawClient client = connect();
        assertThat(events.take()).isEqualTo("opened");
        client.send(RawClient.masked(0x88, ""));
        assertThat(events.take()).startsWith("closed CLOSED_THERE");
        client.close();

        try (RawClient broken = connect()) {
            assertThat(events.take()).isEqualTo("opened");
            broken.send(new byte[] {(byte) 0x81, 1, 'x'});
            assertThat(events.take()).isEqualTo("failed VIOLATION 1002");
            assertThat(events.take()).isEqualTo("closed VIOLATION 1002");
        }
        try (RawClient refused = new RawClient(server.port())) {
            refused.send(RawClient.UPGRADE.replace("Version: 13", "Version: 8").getBytes(StandardCharsets.US_ASCII));
            refused.head();
            assertThat(events.take()).isEqualTo("refused / 426");
        }
        new Http(server.port()).post("/", "{}");
        assertThat(events).isEmpty();
    }

    @Test
    void clientsAreNotifiedBeforeTheFarewell() throws Exception {
        try (RawClient client = connect()) {
            opened.take();
            Thread closer = new Thread(server::close);
            closer.start();

            assertThat(client.frame()).isEqualTo(said("bye"));
            assertThat(client.frame()).startsWith("close 1001");
            client.send(RawClient.masked(0x88, ""));
            closer.join();
        }
    }

    @Test
    void theHeartbeatIsSwitchedOnAndOffWhileTheSessionLasts() throws Exception {
        try (RawClient client = connect()) {
            Session session = opened.take();
            session.pingInterval(Duration.ofMillis(20));
            assertThat(client.frame()).isEqualTo("137 ");

            session.pingInterval(Duration.ZERO);
            session.notify(SAID, "no more");

            String frame = client.frame();
            while (frame.equals("137 ")) {
                frame = client.frame();
            }
            assertThat(frame).isEqualTo(said("no more"));
            assertThat(client.frameWithin(200)).isEmpty();
        }
    }

    @Test
    void aGroupIsClosedTogether() throws Exception {
        try (RawClient client = connect()) {
            opened.take().set(ROOM, "lobby");
            server.sessions().with(ROOM, "lobby").close(4000, "the lobby closes");

            assertThat(client.frame()).isEqualTo("close 4000 the lobby closes");
        }
    }

    @Test
    void sessionsOfAServerThatCouldNotStartAreAnothersToTake() {
        Sessions sessions = new Sessions();
        DuplexServer.Builder options = DuplexServer.builder().sessions(sessions).serve(Arithmetic.service());

        assertThatThrownBy(() -> options.port(server.port()).start()).isInstanceOf(ServerStartException.class);
        assertThatThrownBy(() -> options.serve(Arithmetic.service()).port(0).start())
                .hasMessageContaining("add");
        try (DuplexServer started = DuplexServer.builder()
                .sessions(sessions)
                .serve(Arithmetic.service())
                .port(0)
                .start()) {
            assertThat(started.sessions()).isSameAs(sessions);
        }
    }

    @Test
    void handlersMadeBeforeTheServerHaveItsSessions() throws Exception {
        Sessions sessions = new Sessions();
        RpcService counting = RpcService.builder("Counting")
                .blocking(RpcMethod.request("count", Codecs.JSON, Codecs.INT), nothing -> sessions.size())
                .build();
        DuplexServer.Builder options =
                DuplexServer.builder().port(0).sessions(sessions).serve(counting);
        try (DuplexServer counted = options.start();
                RawClient client = RawClient.upgraded(counted.port())) {
            client.send(RawClient.masked(0x81, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"count\",\"params\":{}}"));

            assertThat(client.frame()).contains("\"result\":1");
            assertThat(counted.sessions()).isSameAs(sessions);
            assertThatThrownBy(options::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("new Sessions()");
        }
    }
}
