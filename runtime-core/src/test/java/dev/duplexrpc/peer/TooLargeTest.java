package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages of a session that are larger than the other side takes: whoever waits for what they would have brought is told at once, and everything else goes on. */
class TooLargeTest {

    private static final JsonCodec<List<String>> STRINGS = Codecs.list(Codecs.STRING);
    private static final RpcMethod<List<String>, String> ECHO = RpcMethod.request("echo", STRINGS, Codecs.STRING);
    private static final RpcMethod<List<String>, String> GROW = RpcMethod.request("grow", STRINGS, Codecs.STRING);
    private static final RpcMethod<List<String>, Void> NOTE = RpcMethod.notification("note", STRINGS);
    private static final SubscriptionMethod<List<String>, String> WORDS =
            SubscriptionMethod.of("watch", STRINGS, Codecs.STRING, "word", "unwatch");
    private static final String LARGE = "x".repeat(400);

    private final TwoPeers two = new TwoPeers(300);
    private final List<String> handled = new ArrayList<>();
    private final List<String> limits = new ArrayList<>();
    private @Nullable Subscriber<String> emitter;

    private final RpcService service = RpcService.builder("Words")
            .async(ECHO, words -> {
                handled.addAll(words);
                return CompletableFuture.completedFuture(words.get(0));
            })
            .async(GROW, words -> CompletableFuture.completedFuture(words.get(0).repeat(400)))
            .async(NOTE, words -> {
                handled.addAll(words);
                return CompletableFuture.completedFuture(null);
            })
            .subscription(WORDS, (params, subscriber) -> {
                emitter = subscriber;
                return () -> handled.add("left");
            })
            .build();

    private final PeerListener listener = new PeerListener() {
        @Override
        public void limitReached(@Nullable Peer peer, String limit) {
            limits.add(limit);
        }
    };

    private final Peer caller =
            two.withSession(two.link.left(), two.endpoint().listener(listener).build());
    private final Peer callee = two.withSession(
            two.link.right(), two.endpoint(service).listener(listener).build());

    @Test
    void aRequestIsAnsweredWithAnErrorThatNamesTheLimit() {
        CompletableFuture<String> large = caller.call(ECHO, List.of(LARGE), CallOptions.DEFAULTS);
        CompletableFuture<String> small = caller.call(ECHO, List.of("small"), CallOptions.DEFAULTS);

        settle();

        RpcException refused = (RpcException) failure(large);
        assertThat(refused.code()).isEqualTo(-32008);
        assertThat(refused).hasMessageContaining("more than the 300 bytes that maxMessageBytes allows");
        assertThat(small).isCompletedWithValue("small");
        assertThat(handled).containsExactly("small");
        assertThat(limits).containsExactly("maxMessageBytes");
    }

    @Test
    void aResponseEndsItsCallAtOnce() {
        CompletableFuture<String> large = caller.call(GROW, List.of("x"), CallOptions.DEFAULTS);
        CompletableFuture<String> small = caller.call(ECHO, List.of("small"), CallOptions.DEFAULTS);

        settle();

        CallFailedException failed = (CallFailedException) failure(large);
        assertThat(failed.reason()).isEqualTo(Reason.RESPONSE_TOO_LARGE);
        assertThat(failed.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(failed).hasMessageContaining("more than the 300 bytes that maxMessageBytes allows");
        assertThat(small).isCompletedWithValue("small");
        assertThat(caller.pendingCalls()).isZero();
        assertThat(limits).containsExactly("maxMessageBytes");
    }

    @Test
    void aResponseToACallThatNobodyWaitsForDisturbsNobody() {
        CompletableFuture<String> large = caller.call(GROW, List.of("x"), CallOptions.DEFAULTS);
        two.link.deliver();
        large.cancel(true);

        settle();

        assertThat(caller.isOpen()).isTrue();
        assertThat(caller.pendingCalls()).isZero();
    }

    @Test
    void aNotificationIsPassedOverAndThoseBehindItAreHandled() {
        caller.notify(NOTE, List.of(LARGE));
        caller.notify(NOTE, List.of("small"));

        settle();

        assertThat(handled).containsExactly("small");
        assertThat(limits).containsExactly("maxMessageBytes");
        assertThat(caller.isOpen()).isTrue();
    }

    @Test
    void whatNobodyCanTellIsAnsweredWithoutAnId() {
        byte[] batch = ("[{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"id\":1,\"params\":[\"" + LARGE + "\"]}]")
                .getBytes(StandardCharsets.UTF_8);
        CompletableFuture<String> other = caller.call(ECHO, List.of("small"), CallOptions.DEFAULTS);
        caller.offer(batch, batch.length, null);

        settle();

        assertThat(other).isCompletedWithValue("small");
        assertThat(handled).containsExactly("small");
        assertThat(limits).containsExactly("maxMessageBytes");
    }

    @Test
    void anItemEndsItsSubscriptionBecauseItWouldBeMissing() {
        List<String> seen = new ArrayList<>();
        caller.subscribe(
                WORDS,
                List.of("please"),
                new Subscriber<>() {
                    @Override
                    public void next(String item) {
                        seen.add(item);
                    }

                    @Override
                    public void failed(RpcException error) {
                        seen.add(error.code() + " " + error.getMessage());
                    }
                },
                CallOptions.DEFAULTS);
        settle();
        Objects.requireNonNull(emitter).next("one");
        Objects.requireNonNull(emitter).next(LARGE);
        Objects.requireNonNull(emitter).next("three");

        settle();

        assertThat(seen).hasSize(2).first().isEqualTo("one");
        assertThat(seen.get(1)).startsWith("-32002").contains("300 bytes that maxMessageBytes allows");
        assertThat(handled).containsExactly("left");
    }

    @Test
    void withoutASessionItEndsTheConnection() {
        TwoPeers plain = new TwoPeers(300);
        Peer left = plain.peer(plain.link.left(), PeerLimits.DEFAULTS);
        plain.peer(plain.link.right(), PeerLimits.DEFAULTS, service);

        CompletableFuture<String> large = left.call(ECHO, List.of(LARGE), CallOptions.DEFAULTS);
        plain.link.deliver();

        assertThat(((CallFailedException) failure(large)).reason()).isEqualTo(Reason.DISCONNECTED);
        assertThat(left.closed().thenApply(CloseReason::code)).isCompletedWithValue(1009);
    }

    @Test
    void repliesToABatchAreNoLargerTogetherThanTheWindowAllows() {
        TwoPeers narrow = new TwoPeers();
        narrow.withSession(
                narrow.link.left(),
                narrow.endpoint(service)
                        .limits(PeerLimits.DEFAULTS.withMaxMessageBytes(10_000))
                        .build(),
                1000,
                10_000);
        narrow.recordWire();
        String call = "{'jsonrpc':'2.0','method':'grow','params':['x'],'id':1}";
        narrow.fromWire("[" + call + "," + call + "," + call + "]");

        assertThat(narrow.atWire())
                .filteredOn(message -> message.contains("result"))
                .isNotEmpty()
                .allMatch(message -> message.length() <= 1000);
    }

    private void settle() {
        do {
            two.link.deliver();
            two.runHandlers();
        } while (two.link.deliver());
        assertThat(callee.isOpen()).isTrue();
    }

    private static Throwable failure(CompletableFuture<?> call) {
        assertThat(call).isDone();
        return Objects.requireNonNull(catchThrowableOfType(CompletionException.class, call::join))
                .getCause();
    }
}
