package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.Session;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.server.SessionListener;
import dev.duplexrpc.session.SessionStore;
import dev.duplexrpc.testkit.fault.Cut;
import dev.duplexrpc.testkit.fault.FaultProxy;
import dev.duplexrpc.testkit.fault.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What both sides know of a session and are told of what becomes of it, over real sockets. */
@Timeout(120)
class SessionEventsTest {

    private final BlockingQueue<String> atServer = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> atClient = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();

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
                        .listener(new AtServer()))
                .start();
        toClose.add(0, server);
        return server;
    }

    private FaultProxy before(DuplexServer server) {
        FaultProxy proxy = FaultProxy.to(server.port());
        toClose.add(0, proxy);
        return proxy;
    }

    private DuplexClient connect(FaultProxy proxy, String... alternatives) {
        DuplexClient client = DuplexClient.builder("ws://localhost:" + proxy.port() + "/")
                .alternatives(alternatives)
                .reconnect(Reconnection.DEFAULTS.withFirstDelay(Duration.ofMillis(10)))
                .listener(new AtClient())
                .connect();
        toClose.add(0, client);
        return client;
    }

    private static String next(BlockingQueue<String> events) throws InterruptedException {
        return String.valueOf(events.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void aSessionIsNewUntilItIsResumed() throws Exception {
        DuplexServer server = server(options -> options);
        FaultProxy proxy = before(server);
        DuplexClient client = connect(proxy);
        Session session = Objects.requireNonNull(server.sessions().find(client.id()));
        assertThat(List.of(session.isNew(), client.isNew())).containsOnly(true);

        proxy.cutAll(Cut.RST);

        assertThat(next(atClient)).startsWith("suspended LOST");
        assertThat(next(atClient)).isEqualTo("resumed");
        assertThat(next(atServer)).isEqualTo("opened");
        assertThat(next(atServer)).startsWith("suspended LOST");
        assertThat(next(atServer)).isEqualTo("resumed");
        assertThat(List.of(session.isNew(), client.isNew())).containsOnly(false);
    }

    @Test
    void aSessionKnowsWhenItBeganAndWhenItsClientWasLastHeardOf() throws Exception {
        Instant before = Instant.now();
        DuplexServer server = server(options -> options);
        FaultProxy proxy = before(server);
        DuplexClient client = connect(proxy);
        Session session = Objects.requireNonNull(server.sessions().find(client.id()));
        assertThat(session.created()).isBetween(before, Instant.now());
        assertThat(session.lastSeen()).isBetween(before, Instant.now());
        assertThat(client.lastSeen()).isBetween(before, Instant.now());
        proxy.refuse(Refusal.RESET);

        proxy.cutAll(Cut.RST);

        assertThat(next(atServer)).isEqualTo("opened");
        assertThat(next(atServer)).startsWith("suspended LOST");
        Instant seen = session.lastSeen();
        assertThat(seen).isBetween(before, session.suspendedSince());
        assertThat(session.lastSeen()).isEqualTo(seen);
    }

    @Test
    void whoDoesNotComeBackInTimeExpires() throws Exception {
        DuplexServer server = server(options -> options.sessionGrace(Duration.ofMillis(100)));
        FaultProxy proxy = before(server);
        connect(proxy);
        proxy.refuse(Refusal.RESET);

        proxy.cutAll(Cut.RST);

        assertThat(next(atServer)).isEqualTo("opened");
        assertThat(next(atServer)).startsWith("suspended LOST");
        assertThat(next(atServer)).startsWith("expired LOST").contains("sessionGrace");
        assertThat(next(atServer)).startsWith("closed LOST").contains("sessionGrace");
        proxy.accept();
        assertThat(next(atClient)).startsWith("suspended LOST");
        assertThat(next(atClient)).startsWith("renewed LOST").contains("(expired)");
    }

    @Test
    void whoIsClosedDoesNotExpire() throws Exception {
        DuplexServer server = server(options -> options);
        DuplexClient client = connect(before(server));

        client.close();

        assertThat(next(atServer)).isEqualTo("opened");
        assertThat(next(atServer)).startsWith("closed CLOSED_THERE (1000)");
    }

    @Test
    void whoHasToMakeWayForOthersExpiresTooAndIsToldWhichLimitItWas() throws Exception {
        DuplexServer server = server(options -> options.maxSuspendedSessionsPerOwner(1));
        FaultProxy proxy = before(server);
        connect(proxy);
        connect(proxy);
        proxy.refuse(Refusal.RESET);

        proxy.cutAll(Cut.RST);

        List<String> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            events.add(next(atServer).replaceAll("(LOST).*(maxSuspended\\w+).*|(LOST).*", "$1$3 $2"));
        }
        assertThat(events)
                .containsExactlyInAnyOrder(
                        "opened",
                        "opened",
                        "suspended LOST ",
                        "suspended LOST ",
                        "expired LOST maxSuspendedSessionsPerOwner",
                        "closed LOST maxSuspendedSessionsPerOwner");
    }

    @Test
    void whoComesToAnotherServerIsToldThatItsSessionStayedWhereItWas() throws Exception {
        SessionStore shared = SessionStore.inMemory();
        DuplexServer one = server(options -> options.sessionStore(shared));
        DuplexServer other = server(options -> options.sessionStore(shared));
        FaultProxy proxy = before(one);
        DuplexClient client = connect(proxy, "ws://localhost:" + other.port() + "/");
        String former = client.id();
        proxy.refuse(Refusal.RESET);

        proxy.cutAll(Cut.RST);

        assertThat(next(atClient)).startsWith("suspended LOST");
        assertThat(next(atClient)).startsWith("renewed LOST").contains("(elsewhere)");
        assertThat(other.sessions().find(client.id())).isNotNull();
        assertThat(one.sessions().find(former)).isNotNull();
        assertThat(client.isNew()).isTrue();
    }

    private final class AtServer implements SessionListener {

        @Override
        public void opened(Session session) {
            atServer.add("opened");
        }

        @Override
        public void suspended(Session session, CloseReason reason) {
            atServer.add("suspended " + reason);
        }

        @Override
        public void resumed(Session session) {
            atServer.add("resumed");
        }

        @Override
        public void expired(Session session, CloseReason reason) {
            atServer.add("expired " + reason);
        }

        @Override
        public void closed(Session session, CloseReason reason) {
            atServer.add("closed " + reason);
        }
    }

    private final class AtClient implements ConnectionListener {

        @Override
        public void suspended(DuplexClient client, CloseReason reason) {
            atClient.add("suspended " + reason);
        }

        @Override
        public void resumed(DuplexClient client) {
            atClient.add("resumed");
        }

        @Override
        public void renewed(DuplexClient client, CloseReason reason) {
            atClient.add("renewed " + reason);
        }
    }
}
