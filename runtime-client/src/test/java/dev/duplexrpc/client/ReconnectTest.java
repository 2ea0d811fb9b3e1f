package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Session;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.server.SessionListener;
import dev.duplexrpc.testkit.fault.Cut;
import dev.duplexrpc.testkit.fault.FaultProxy;
import dev.duplexrpc.testkit.fault.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client whose link breaks, on real sockets with a proxy between that breaks them. */
@Timeout(120)
class ReconnectTest {

    private static final JsonCodec<List<Long>> NUMBERS = Codecs.list(Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> ECHO = RpcMethod.request("echo", NUMBERS, Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> HELD = RpcMethod.request("held", NUMBERS, Codecs.LONG);
    private static final Attribute<String> COLOUR = Attribute.of("colour", String.class);
    private static final RpcMethod<List<Long>, Void> NOTE = RpcMethod.notification("note", NUMBERS);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<CompletableFuture<Long>> held = new LinkedBlockingQueue<>();
    private final List<Long> notes = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger echoes = new AtomicInteger();
    private final List<AutoCloseable> toClose = new ArrayList<>();

    private DuplexServer server = server(0, Duration.ofSeconds(60));
    private final FaultProxy proxy = FaultProxy.to(server.port());

    @AfterEach
    void end() throws Exception {
        proxy.close();
        for (AutoCloseable one : toClose) {
            one.close();
        }
        server.close();
    }

    private DuplexServer server(int port, Duration grace) {
        return DuplexServer.builder()
                .port(port)
                .ioThreads(2)
                .sessionGrace(grace)
                .drainTimeout(Duration.ofMillis(50))
                .closeTimeout(Duration.ofSeconds(1))
                .listener(new AtServer())
                .serve(RpcService.builder("Numbers")
                        .async(ECHO, numbers -> {
                            echoes.incrementAndGet();
                            return CompletableFuture.completedFuture(numbers.get(0));
                        })
                        .async(HELD, numbers -> {
                            CompletableFuture<Long> answer = new CompletableFuture<>();
                            held.add(answer);
                            return answer;
                        })
                        .blocking(NOTE, numbers -> {
                            notes.add(numbers.get(0));
                            return null;
                        })
                        .build())
                .start();
    }

    private DuplexClient client() {
        return client(UnaryOperator.identity());
    }

    private DuplexClient client(UnaryOperator<DuplexClientBuilder> options) {
        DuplexClient client = options.apply(DuplexClient.builder("ws://localhost:" + proxy.port() + "/")
                        .reconnect(Reconnection.DEFAULTS.withFirstDelay(Duration.ofMillis(10)))
                        .listener(new AtClient()))
                .connect();
        toClose.add(client);
        return client;
    }

    private void waitFor(String event) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        for (String next = ""; !event.equals(next); seen.add(next)) {
            next = events.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("'" + event + "' did not happen, but: " + seen);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FIN", "RST"})
    void aCallWhoseLinkBreaksIsAnsweredOverTheNext(Cut cut) throws Exception {
        DuplexClient client = client();
        String session = client.id();
        CompletableFuture<Long> call = client.call(HELD, List.of(1L), CallOptions.DEFAULTS);
        CompletableFuture<Long> answer = held.take();

        proxy.cutAll(cut);
        waitFor("server suspended");
        answer.complete(42L);

        assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(42);
        assertThat(held).isEmpty();
        waitFor("client resumed");
        assertThat(client.id()).isEqualTo(session);
        assertThat(server.sessions().find(session)).isNotNull();
        assertThat(client.state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void whatIsCalledMeanwhileWaits() throws Exception {
        DuplexClient client = client();
        proxy.refuse(Refusal.RESET);
        proxy.cutAll(Cut.RST);
        waitFor("client suspended");
        assertThat(client.state()).isEqualTo(ConnectionState.RECONNECTING);
        CompletableFuture<Long> call = client.call(ECHO, List.of(7L), CallOptions.DEFAULTS);
        client.notify(NOTE, List.of(8L));

        proxy.accept();

        assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(client.callBlocking(ECHO, List.of(9L), CallOptions.DEFAULTS)).isEqualTo(9);
        assertThat(notes).containsExactly(8L);
    }

    @Test
    void manyCutsLoseNothingAndKeepTheOrder() throws Exception {
        DuplexClient client = client();
        int count = 3000;
        List<CompletableFuture<Long>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            client.notify(NOTE, List.of((long) i));
            calls.add(client.call(ECHO, List.of((long) i), CallOptions.DEFAULTS));
            if (i % 300 == 299) {
                proxy.cutAll(i % 600 == 299 ? Cut.RST : Cut.FIN);
                calls.get(i).get(20, TimeUnit.SECONDS);
            }
        }
        for (int i = 0; i < count; i++) {
            assertThat(calls.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(i);
        }
        assertThat(echoes).hasValue(count);
        assertThat(notes)
                .isEqualTo(IntStream.range(0, count).mapToObj(i -> (long) i).toList());
    }

    @Test
    void theServerCallsAClientThatIsAwayAsSoonAsItIsBack() throws Exception {
        DuplexClient client = client(builder -> builder.serve(RpcService.builder("Client")
                .async(ECHO, numbers -> CompletableFuture.completedFuture(numbers.get(0)))
                .build()));
        Session session = Objects.requireNonNull(server.sessions().find(client.id()));
        proxy.cutAll(Cut.RST);
        waitFor("server suspended");

        assertThat(session.call(ECHO, List.of(5L), CallOptions.DEFAULTS).get(20, TimeUnit.SECONDS))
                .isEqualTo(5);
        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void aLinkThatFallsSilentIsFoundOutAndMended() throws Exception {
        DuplexClient client =
                client(builder -> builder.pingInterval(Duration.ofMillis(100)).idleTimeout(Duration.ofMillis(300)));
        proxy.cutAll(Cut.SILENCE);

        assertThat(client.callBlocking(ECHO, List.of(3L), CallOptions.DEFAULTS)).isEqualTo(3);
        waitFor("server resumed");
        assertThat(echoes).hasValue(1);
    }

    @Test
    void aServerThatWasStartedAnewGetsWhatWasNeverSentAndWhatMayBeSentTwice() throws Exception {
        DuplexClient client = client();
        String former = client.id();
        client.set(COLOUR, "blue");
        CompletableFuture<Long> once = client.call(HELD, List.of(1L), CallOptions.DEFAULTS);
        held.take();
        CompletableFuture<Long> twice = client.call(HELD, List.of(2L), CallOptions.DEFAULTS.withIdempotent());
        held.take();
        proxy.refuse(Refusal.RESET);
        proxy.cutAll(Cut.RST);
        waitFor("client suspended");
        CompletableFuture<Long> never = client.call(HELD, List.of(3L), CallOptions.DEFAULTS);
        int port = server.port();
        server.close();
        server = server(port, Duration.ofSeconds(60));

        proxy.accept();

        waitFor("client renewed");
        assertThatThrownBy(() -> once.get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(CallFailedException.class, failure -> {
                    assertThat(failure.outcome()).isIn(Outcome.UNKNOWN, Outcome.RECEIVED);
                    assertThat(failure.getMessage()).contains("no longer has the session (unknown)");
                });
        held.take().complete(20L);
        held.take().complete(30L);
        assertThat(List.of(twice.get(20, TimeUnit.SECONDS), never.get(20, TimeUnit.SECONDS)))
                .containsExactlyInAnyOrder(20L, 30L);
        assertThat(client.id()).isNotEqualTo(former);
        assertThat(client.get(COLOUR)).isEqualTo("blue");
    }

    @Test
    void anOutageThatOutlastsTheGracePeriodIsToldToBothSides() throws Exception {
        server.close();
        server = server(0, Duration.ofMillis(200));
        FaultProxy narrow = FaultProxy.to(server.port());
        toClose.add(narrow);
        DuplexClient client = DuplexClient.builder("ws://localhost:" + narrow.port() + "/")
                .reconnect(Reconnection.DEFAULTS.withFirstDelay(Duration.ofMillis(10)))
                .listener(new AtClient())
                .connect();
        toClose.add(client);
        CompletableFuture<Long> call = client.call(HELD, List.of(1L), CallOptions.DEFAULTS);
        held.take();
        narrow.refuse(Refusal.RESET);
        narrow.cutAll(Cut.RST);
        waitFor("server closed LOST");

        narrow.accept();

        waitFor("client renewed");
        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS)).hasMessageContaining("(expired)");
        assertThat(client.callBlocking(ECHO, List.of(1L), CallOptions.DEFAULTS)).isEqualTo(1);
    }

    @Test
    void aClientReturnsToTheAddressWhereItsSessionIs() throws Exception {
        FaultProxy leadsNowhere = FaultProxy.to(1);
        toClose.add(leadsNowhere);
        int closedPort = leadsNowhere.port();
        DuplexClient client = DuplexClient.builder("ws://localhost:" + closedPort + "/")
                .alternatives("ws://localhost:" + proxy.port() + "/")
                .reconnect(Reconnection.DEFAULTS.withFirstDelay(Duration.ofMillis(10)))
                .listener(new AtClient())
                .connect();
        toClose.add(client);
        proxy.cutAll(Cut.RST);

        waitFor("client resumed");
        assertThat(client.callBlocking(ECHO, List.of(4L), CallOptions.DEFAULTS)).isEqualTo(4);
    }

    @Test
    void aSessionMayBeGivenATimeOfItsOwn() throws Exception {
        DuplexClient client = client(builder -> builder.reconnect(
                new Reconnection(Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofSeconds(20), 1000)));
        Session session = Objects.requireNonNull(server.sessions().find(client.id()));
        assertThat(session.suspendedSince()).isNull();
        session.grace(Duration.ofMillis(50));
        proxy.refuse(Refusal.RESET);
        proxy.cutAll(Cut.RST);

        waitFor("server closed LOST");
        proxy.accept();
        waitFor("client renewed");
        assertThat(session.suspendedSince()).isNotNull();
        assertThat(client.suspendedSince()).isNull();
    }

    @Test
    void aServerThatClosesEndsTheSessionsThatWaitForTheirClientsAndTheirCalls() throws Exception {
        DuplexClient client = client(builder -> builder.serve(RpcService.builder("Client")
                .async(HELD, numbers -> new CompletableFuture<>())
                .build()));
        Session session = Objects.requireNonNull(server.sessions().find(client.id()));
        CompletableFuture<Long> call = session.call(HELD, List.of(5L), CallOptions.DEFAULTS);
        proxy.refuse(Refusal.RESET);
        proxy.cutAll(Cut.RST);
        waitFor("server suspended");

        server.close();

        assertThat(session.closed()).isDone();
        assertThat(call).isDone();
    }

    /** Somebody else has taken it; or what the server did not take once it would not take again. */
    @ParameterizedTest
    @ValueSource(ints = {1002, 1003, 1007, 1009, 4000, 4001, 4002})
    void aClientWhoseSessionTheServerHasEndedWithItsConnectionStaysAway(int code) throws Exception {
        ScriptedServer scripted = ScriptedServer.plain(conversation -> {
            conversation.accept("Sec-WebSocket-Protocol: duplexrpc.1\r\nDuplexRPC-Link: 1\r\n");
            conversation.frame();
            String opened =
                    "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link.opened\",\"params\":{\"session\":\"s\",\"token\":\"a-token-that-makes-the-message-longer\",\"grace\":1,\"window\":9,\"heartbeat\":0}}";
            conversation.say("\u0081\u007e" + (char) (opened.length() >> 8) + (char) (opened.length() & 0xFF) + opened);
            conversation.say("\u0088\u0002" + (char) (code >> 8) + (char) (code & 0xFF));
            conversation.untilTheEnd();
        });
        toClose.add(scripted);
        DuplexClient client = DuplexClient.connect("ws://localhost:" + scripted.port() + "/");

        CloseReason reason = client.closed().get(20, TimeUnit.SECONDS);

        assertThat(reason.kind()).isEqualTo(CloseReason.Kind.CLOSED_THERE);
        assertThat(reason.code()).isEqualTo(code);
    }

    @Test
    void aClientGivesUpAtLastAndEveryCallEnds() throws Exception {
        DuplexClient client = client(builder -> builder.reconnect(
                new Reconnection(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(20), 3)));
        CompletableFuture<Long> call = client.call(HELD, List.of(1L), CallOptions.DEFAULTS);
        held.take();
        proxy.refuse(Refusal.RESET);
        proxy.cutAll(Cut.RST);

        CloseReason reason = client.closed().get(20, TimeUnit.SECONDS);

        assertThat(reason.kind()).isEqualTo(CloseReason.Kind.LOST);
        assertThat(reason.detail()).contains("in 3 attempts");
        assertThat(client.state()).isEqualTo(ConnectionState.CLOSED);
        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        failure -> assertThat(failure.outcome()).isIn(Outcome.UNKNOWN, Outcome.RECEIVED));
        assertThatThrownBy(() -> client.callBlocking(ECHO, List.of(1L), CallOptions.DEFAULTS))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        failure -> assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT));
        waitFor("client closed");
    }

    @Test
    void aClientThatIsClosedWhileItIsAwayStaysAway() throws Exception {
        DuplexClient client = client();
        proxy.refuse(Refusal.RESET);
        proxy.cutAll(Cut.RST);
        waitFor("client suspended");

        client.close();

        assertThat(client.closed().get(20, TimeUnit.SECONDS).kind()).isEqualTo(CloseReason.Kind.CLOSED_HERE);
        waitFor("client closed");
        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void aFarewellOfTheClientEndsTheSessionAtTheServer() throws Exception {
        DuplexClient client = client();

        client.close();

        waitFor("server closed CLOSED_THERE");
        assertThat(server.sessions().size()).isZero();
    }

    @Test
    void withoutReconnectingTheClientEndsWithItsConnection() throws Exception {
        DuplexClient client = client(builder -> builder.reconnect(Reconnection.NEVER));
        assertThat(client.subprotocol()).isNull();
        proxy.cutAll(Cut.RST);

        assertThat(client.closed().get(20, TimeUnit.SECONDS).kind()).isEqualTo(CloseReason.Kind.LOST);
        waitFor("server closed LOST");
    }

    @Test
    void aServerThatLetsSessionsEndWithTheirConnectionsIsTakenAsItIs() {
        int port = server.port();
        server.close();
        server = server(port, Duration.ZERO);
        DuplexClient client = client();

        assertThat(client.subprotocol()).isNull();
        assertThat(client.callBlocking(ECHO, List.of(1L), CallOptions.DEFAULTS)).isEqualTo(1);
    }

    private final class AtServer implements SessionListener {

        @Override
        public void suspended(Session session, CloseReason reason) {
            events.add("server suspended");
        }

        @Override
        public void resumed(Session session) {
            events.add("server resumed");
        }

        @Override
        public void closed(Session session, CloseReason reason) {
            events.add("server closed " + reason.kind());
        }
    }

    private final class AtClient implements ConnectionListener {

        @Override
        public void suspended(DuplexClient client, CloseReason reason) {
            events.add("client suspended");
        }

        @Override
        public void resumed(DuplexClient client) {
            events.add("client resumed");
        }

        @Override
        public void renewed(DuplexClient client, CloseReason reason) {
            events.add("client renewed");
        }

        @Override
        public void closed(DuplexClient client) {
            events.add("client closed");
        }
    }
}
