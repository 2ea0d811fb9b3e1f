package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.server.SessionListener;
import dev.duplexrpc.websocket.DeflateOptions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that are larger than the other side takes, on real sockets: they end the call that they belong to and nothing else. */
@Timeout(120)
class TooLargeMessagesTest {

    private static final JsonCodec<List<String>> STRINGS = Codecs.list(Codecs.STRING);
    private static final RpcMethod<List<String>, Long> LENGTH = RpcMethod.request("length", STRINGS, Codecs.LONG);
    private static final RpcMethod<List<String>, String> GROW = RpcMethod.request("grow", STRINGS, Codecs.STRING);
    private static final RpcMethod<List<String>, Void> NOTE = RpcMethod.notification("note", STRINGS);

    /** How a connection may compress. */
    private enum Compression {
        NONE(null),
        EACH_BY_ITSELF(DeflateOptions.DEFAULTS),
        WITH_CONTEXT(DeflateOptions.DEFAULTS.withContextTakeover());

        private final @Nullable DeflateOptions options;

        Compression(@Nullable DeflateOptions options) {
            this.options = options;
        }
    }

    private final LinkedBlockingQueue<String> notes = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> sessions = new LinkedBlockingQueue<>();
    private @Nullable DuplexServer server;

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
    }

    private DuplexClient connect(
            @Nullable DeflateOptions compression, int sessionWindow, UnaryOperator<DuplexClientBuilder> options) {
        DuplexServer started = DuplexServer.builder()
                .port(0)
                .maxMessageBytes(100_000)
                .sessionWindow(sessionWindow)
                .compression(compression)
                .listener(new SessionListener() {
                    @Override
                    public void opened(dev.duplexrpc.Session session) {
                        sessions.add(session.id());
                    }
                })
                .serve(RpcService.builder("Strings")
                        .async(
                                LENGTH,
                                strings -> CompletableFuture.completedFuture(
                                        (long) strings.get(0).length()))
                        .async(GROW, strings -> CompletableFuture.completedFuture(noise(90_000)))
                        .async(NOTE, strings -> {
                            notes.add(strings.get(0));
                            return CompletableFuture.completedFuture(null);
                        })
                        .build())
                .start();
        server = started;
        DuplexClientBuilder builder = DuplexClient.builder("ws://localhost:" + started.port() + "/");
        if (compression != null) {
            builder.compression(compression);
        }
        return options.apply(builder).connect();
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsRefusedByTheServerAndTheSessionGoesOn(Compression compression) throws Exception {
        try (DuplexClient client = connect(compression.options, 4 << 20, options -> options.maxMessageBytes(2 << 20))) {
            for (int i = 0; i < 3; i++) {
                CompletableFuture<Long> large = client.call(LENGTH, List.of(noise(500_000)), CallOptions.DEFAULTS);
                CompletableFuture<Long> small = client.call(LENGTH, List.of(noise(5_000)), CallOptions.DEFAULTS);

                assertThat(((RpcException) failure(large)).code()).isEqualTo(-32008);
                assertThat(small.get(20, TimeUnit.SECONDS)).isEqualTo(5_000);
            }
            client.notify(NOTE, List.of(noise(500_000)));
            client.notify(NOTE, List.of("behind"));
            assertThat(notes.poll(20, TimeUnit.SECONDS)).isEqualTo("behind");
        }
        assertThat(sessions).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aResponseEndsItsCallAndTheSessionGoesOn(Compression compression) throws Exception {
        try (DuplexClient client = connect(compression.options, 4 << 20, options -> options.maxMessageBytes(20_000))) {
            for (int i = 0; i < 3; i++) {
                CompletableFuture<String> large = client.call(GROW, List.of(), CallOptions.DEFAULTS);
                CompletableFuture<Long> small = client.call(LENGTH, List.of(noise(5_000)), CallOptions.DEFAULTS);

                CallFailedException failed = (CallFailedException) failure(large);
                assertThat(failed.reason()).isEqualTo(Reason.RESPONSE_TOO_LARGE);
                assertThat(failed).hasMessageContaining("20000 bytes that max");
                assertThat(small.get(20, TimeUnit.SECONDS)).isEqualTo(5_000);
            }
        }
        assertThat(sessions).hasSize(1);
    }

    @Test
    void whatIsLargerThanTheWindowOfTheServerDoesNotLeave() throws Exception {
        try (DuplexClient client = connect(null, 200_000, options -> options.maxMessageBytes(2 << 20))) {
            CompletableFuture<Long> large = client.call(LENGTH, List.of(noise(300_000)), CallOptions.DEFAULTS);

            CallFailedException failed = (CallFailedException) failure(large);
            assertThat(failed.reason()).isEqualTo(Reason.REQUEST_TOO_LARGE);
            assertThat(failed.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(failed).hasMessageContaining("200000 bytes that the server's sessionWindow allows");
            assertThat(client.call(LENGTH, List.of("abc"), CallOptions.DEFAULTS).get(20, TimeUnit.SECONDS))
                    .isEqualTo(3);
        }
    }

    @Test
    void whatIsManyTimesTooLargeEndsTheSession() throws Exception {
        try (DuplexClient client = connect(null, 4 << 20, options -> options.maxMessageBytes(2 << 20))) {
            CompletableFuture<Long> large = client.call(LENGTH, List.of(noise(1_700_000)), CallOptions.DEFAULTS);

            CallFailedException failed = (CallFailedException) failure(large);
            assertThat(failed.reason()).isEqualTo(Reason.DISCONNECTED);
            assertThat(client.closed().get(20, TimeUnit.SECONDS).code()).isEqualTo(1009);
        }
    }

    private static Throwable failure(CompletableFuture<?> call) {
        return catchThrowableOfType(ExecutionException.class, () -> call.get(20, TimeUnit.SECONDS))
                .getCause();
    }

    /** Letters that compress to about half. */
    private static String noise(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(16)));
        }
        return text.toString();
    }
}
