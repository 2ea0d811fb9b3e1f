package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.client.ConnectFailedException.Phase;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.testkit.fault.Cut;
import dev.duplexrpc.testkit.fault.FaultProxy;
import dev.duplexrpc.testkit.fault.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that has lost its link and dials an address where something is wrong: it hears what, goes on, and takes up its session where that can be had. */
@Timeout(120)
class DialFailuresTest {

    private static final JsonCodec<List<Long>> NUMBERS = Codecs.list(Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> ECHO = RpcMethod.request("echo", NUMBERS, Codecs.LONG);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** What is wrong with an address, and how far a connection comes there; null where it is made and the session is not answered for. */
    private enum Wrong {
        NOBODY_LISTENS(Phase.CONNECTING),
        NEVER_ACCEPTS(Phase.CONNECTING),
        UNKNOWN_HOST(Phase.PREPARING),
        NEVER_ANSWERS(Phase.HANDSHAKE),
        CLOSES_AT_ONCE(Phase.HANDSHAKE),
        IS_BUSY(Phase.HANDSHAKE),
        HAS_NOTHING_THERE(Phase.HANDSHAKE),
        IS_NOT_HTTP(Phase.HANDSHAKE),
        SPEAKS_TLS(Phase.HANDSHAKE),
        SPEAKS_PLAIN_JSON_RPC(Phase.HANDSHAKE),
        ACCEPTS_AND_CLOSES(null),
        NEVER_ANSWERS_FOR_THE_SESSION(null);

        private final @Nullable Phase phase;

        Wrong(@Nullable Phase phase) {
            this.phase = phase;
        }
    }

    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final BlockingQueue<ConnectFailedException> failures = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> resumed = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> dialled = new CompletableFuture<>();

    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .closeTimeout(Duration.ofSeconds(1))
            .serve(RpcService.builder("Numbers")
                    .async(ECHO, numbers -> CompletableFuture.completedFuture(numbers.get(0)))
                    .build())
            .start();
    private final FaultProxy proxy = FaultProxy.to(server.port());

    @AfterEach
    void end() throws Exception {
        for (int i = toClose.size() - 1; i >= 0; i--) {
            toClose.get(i).close();
        }
        proxy.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void theClientGoesOnUntilItHasItsSessionBack(Wrong wrong) throws Exception {
        DuplexClient client = client("ws://" + address(wrong) + "/");
        String session = client.id();
        proxy.refuse(Refusal.RESET);
        proxy.cutAll(Cut.RST);
        CompletableFuture<Long> waiting = client.call(ECHO, List.of(1L), CallOptions.DEFAULTS);

        if (wrong.phase == null) {
            dialled.get(20, TimeUnit.SECONDS);
        } else {
            awaitFailure(wrong);
        }
        proxy.accept();

        assertThat(resumed.poll(20, TimeUnit.SECONDS)).isEqualTo(session);
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void anAuthorizationThatFailsOnceIsAskedAgain() throws Exception {
        AtomicBoolean fails = new AtomicBoolean();
        DuplexClient client = connect(builder().authorization(() -> {
            if (fails.getAndSet(false)) {
                throw new IllegalStateException("the token service is down");
            }
            return "Bearer x";
        }));
        fails.set(true);
        proxy.cutAll(Cut.RST);

        assertThat(failures.poll(20, TimeUnit.SECONDS))
                .hasMessageContaining("the token service is down")
                .satisfies(failure -> assertThat(failure.phase()).isEqualTo(Phase.PREPARING));
        assertThat(resumed.poll(20, TimeUnit.SECONDS)).isEqualTo(client.id());
    }

    @Test
    void anAddressThatNeverAnswersFailsTheFirstConnectWithinItsTimeout() throws Exception {
        String nowhere = address(Wrong.NEVER_ACCEPTS);

        ConnectFailedException failed = Attempts.failureIn(
                Phase.CONNECTING, DuplexClient.builder("ws://" + nowhere + "/").connectTimeout(Duration.ofMillis(300)));

        assertThat(failed.phase()).isEqualTo(Phase.CONNECTING);
        assertThat(failed)
                .hasMessageContaining("connectTimeout of 300 ms")
                .hasMessageContaining("a firewall may drop what is sent there");
    }

    private void awaitFailure(Wrong wrong) throws InterruptedException {
        for (ConnectFailedException failure = failures.poll(20, TimeUnit.SECONDS);
                failure == null || !isOf(wrong, failure);
                failure = failures.poll(20, TimeUnit.SECONDS)) {
            assertThat(failure).as("the failure of " + wrong).isNotNull();
        }
    }

    private static boolean isOf(Wrong wrong, ConnectFailedException failure) {
        String message = String.valueOf(failure.getMessage());
        boolean isWhatItShouldBe = switch (wrong) {
            case NOBODY_LISTENS -> message.contains("nobody listens there");
            case NEVER_ACCEPTS -> message.contains("still opening the connection");
            case UNKNOWN_HOST -> message.contains("is not known");
            case NEVER_ANSWERS -> message.contains("waiting for the answer");
            case CLOSES_AT_ONCE -> message.contains("without an answer");
            case IS_BUSY -> failure.status() == 503;
            case HAS_NOTHING_THERE -> failure.status() == 404;
            case IS_NOT_HTTP -> message.contains("not HTTP");
            case SPEAKS_TLS -> message.contains("speaks TLS");
            case SPEAKS_PLAIN_JSON_RPC -> message.contains("no longer speaks duplexrpc.1");
            case ACCEPTS_AND_CLOSES, NEVER_ANSWERS_FOR_THE_SESSION -> false;
        };
        return isWhatItShouldBe && failure.phase() == wrong.phase;
    }

    private DuplexClient client(String alternative) {
        return connect(builder().alternatives(alternative));
    }

    private DuplexClientBuilder builder() {
        return DuplexClient.builder("ws://localhost:" + proxy.port() + "/")
                .connectTimeout(CONNECT_TIMEOUT)
                .closeTimeout(Duration.ofMillis(500))
                .reconnect(new Reconnection(
                        Duration.ofMillis(1), Duration.ofMillis(50), Duration.ofMinutes(5), Integer.MAX_VALUE))
                .listener(new ConnectionListener() {
                    @Override
                    public void connectionFailed(ConnectFailedException reason) {
                        failures.add(reason);
                    }

                    @Override
                    public void resumed(DuplexClient client) {
                        resumed.add(client.id());
                    }
                });
    }

    /** The first connection is to be made, and not what these tests are about: where the machine is busy its time may be up before. */
    private DuplexClient connect(DuplexClientBuilder builder) {
        for (int attempt = 1; ; attempt++) {
            try {
                DuplexClient client = builder.connect();
                toClose.add(client);
                if (client.subprotocol() != null) {
                    failures.clear();
                    return client;
                }
            } catch (ConnectFailedException late) {
                assertThat(late).hasMessageContaining("connectTimeout of ");
                assertThat(attempt).isLessThan(Attempts.ENOUGH);
            }
        }
    }

    /** Host and port of a place where something is wrong. */
    private String address(Wrong wrong) throws IOException {
        return switch (wrong) {
            case NOBODY_LISTENS -> {
                FaultProxy closed = FaultProxy.to(1);
                toClose.add(closed);
                closed.refuse(Refusal.CLOSED);
                yield "localhost:" + closed.port();
            }
            case NEVER_ACCEPTS -> {
                FullQueue full = FullQueue.at("127.0.0.1");
                toClose.add(full);
                yield "127.0.0.1:" + full.port();
            }
            case UNKNOWN_HOST -> ConnectProblemsTest.NO_SUCH_HOST;
            case NEVER_ANSWERS -> scripted(ScriptedServer.Conversation::untilTheEnd);
            case CLOSES_AT_ONCE -> scripted(ScriptedServer.Conversation::head);
            case IS_BUSY ->
                scripted(conversation -> {
                    conversation.head();
                    conversation.say("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
                });
            case HAS_NOTHING_THERE ->
                scripted(conversation -> {
                    conversation.head();
                    conversation.say("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
                });
            case IS_NOT_HTTP -> scripted(conversation -> conversation.say("220 mail.example ESMTP\r\n"));
            case SPEAKS_TLS -> {
                ScriptedServer tls = ScriptedServer.tls(
                        TestCertificates.LOCALHOST.server(), conversation -> conversation.in.readUnsignedByte());
                toClose.add(tls);
                yield "localhost:" + tls.port();
            }
            case SPEAKS_PLAIN_JSON_RPC ->
                scripted(conversation -> {
                    conversation.accept("");
                    conversation.untilTheEnd();
                });
            case ACCEPTS_AND_CLOSES ->
                scripted(conversation -> {
                    conversation.accept("Sec-WebSocket-Protocol: duplexrpc.1\r\nDuplexRPC-Link: 1\r\n");
                    dialled.complete(null);
                });
            case NEVER_ANSWERS_FOR_THE_SESSION ->
                scripted(conversation -> {
                    conversation.accept("Sec-WebSocket-Protocol: duplexrpc.1\r\nDuplexRPC-Link: 1\r\n");
                    dialled.complete(null);
                    conversation.untilTheEnd();
                });
        };
    }

    private String scripted(ScriptedServer.Script script) throws IOException {
        ScriptedServer wrong = ScriptedServer.plain(script);
        toClose.add(wrong);
        return "localhost:" + wrong.port();
    }
}
