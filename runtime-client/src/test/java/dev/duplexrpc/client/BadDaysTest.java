package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.testkit.Holdings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client goes through at its limits, and with servers that talk nonsense: each call ends, and nothing is left of it. */
@Timeout(120)
class BadDaysTest {

    private static final int MANY = 10_000;
    private static final int RANDOM_SERVERS = Boolean.getBoolean("duplexrpc.full") ? 1000 : 50;

    private final ClientResources resources =
            ClientResources.builder().ioThreads(1).build();
    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .ioThreads(1)
            .maxRunningCalls(3)
            .callTimeout(Duration.ofMillis(300))
            .drainTimeout(Duration.ofMillis(100))
            .serve(nested())
            .endpoint(
                    "/silent",
                    silent -> silent.maxRunningCalls(MANY + 1)
                            .serve(RpcService.builder("Silent")
                                    .asyncFallback((method, params) -> method.equals("answer")
                                            ? CompletableFuture.completedFuture(Json.of(true))
                                            : new CompletableFuture<>())
                                    .build()))
            .start();

    private final String url = "ws://localhost:" + server.port() + "/";

    @AfterEach
    void stop() {
        server.close();
        resources.close();
    }

    /** Each level is a call back to where the call came from. */
    private static RpcService nested() {
        return RpcService.builder("Down")
                .asyncFallback((method, params) ->
                        down(CallContext.current().remote(), params.get(0).asInt()))
                .build();
    }

    private static CompletableFuture<Json> down(Remote back, int left) {
        return left == 0
                ? CompletableFuture.completedFuture(Json.of(0))
                : back.call("down", Json.array(Json.of(left - 1)), CallOptions.DEFAULTS)
                        .thenApply(below -> Json.of(below.asInt() + 1));
    }

    @Test
    void callsThatCallBackGoAsDeepAsBothSidesAllowAndDeeperOnesEndByTheirTime() throws Exception {
        try (DuplexClient client = DuplexClient.builder(url)
                        .resources(resources)
                        .serve(nested())
                        .maxRunningCalls(3)
                        .callTimeout(Duration.ofMillis(300))
                        .connect();
                DuplexClient bystander =
                        DuplexClient.builder(url).resources(resources).connect()) {
            awaitThatSixDeepIsPossible(client);

            CompletableFuture<Json> tooDeep = down(client, 20);
            assertThat(down(bystander, 1).get(20, TimeUnit.SECONDS)).isEqualTo(Json.of(1));
            assertThatThrownBy(() -> tooDeep.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);

            // What was begun at each level ends by its own time; from then on there is room again.
            awaitThatSixDeepIsPossible(client);
            assertThat(client.isOpen()).isTrue();
        }
        NothingLeaksTest.awaitThatNothingIsTimed(resources);
    }

    /** All calls have so little time that some may be late where the machine is busy. */
    private static void awaitThatSixDeepIsPossible(DuplexClient client) throws Exception {
        CompletableFuture<Json> again = down(client, 6);
        while (again.handle((result, failure) -> failure != null).get(20, TimeUnit.SECONDS)) {
            again = down(client, 6);
        }
        assertThat(again.get()).isEqualTo(Json.of(6));
    }

    @Test
    void tenThousandCallsInFlightEndWithTheConnectionAndOneMoreIsRefused() throws Exception {
        DuplexClient client = DuplexClient.builder(url + "silent")
                .resources(resources)
                .callTimeout(Duration.ofMinutes(10))
                .connect();
        List<CompletableFuture<Json>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            calls.add(client.call("never", null, CallOptions.DEFAULTS));
        }
        assertThatThrownBy(
                        () -> client.call("never", null, CallOptions.DEFAULTS).get())
                .hasCauseInstanceOf(CallFailedException.class)
                .hasMessageContaining("maxPendingCalls");

        client.close();

        for (CompletableFuture<Json> call : calls) {
            assertThat(call.handle((result, failure) -> failure).get(20, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            CallFailedException.class,
                            failed -> assertThat(failed.reason()).isEqualTo(CallFailedException.Reason.DISCONNECTED));
        }
        NothingLeaksTest.awaitThatNothingIsTimed(resources);
    }

    @Test
    void tenThousandCallsInFlightEndByTheirTimeAndTheConnectionGoesOn() throws Exception {
        try (DuplexClient client = DuplexClient.builder(url + "silent")
                .resources(resources)
                .callTimeout(Duration.ofMillis(200))
                .connect()) {
            List<CompletableFuture<Json>> calls = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                calls.add(client.call("never", null, CallOptions.DEFAULTS));
            }
            for (CompletableFuture<Json> call : calls) {
                assertThat(call.handle((result, failure) -> failure).get(20, TimeUnit.SECONDS))
                        .isInstanceOfSatisfying(
                                CallFailedException.class,
                                failed -> assertThat(failed.reason()).isEqualTo(CallFailedException.Reason.TIMED_OUT));
            }

            assertThat(client.callBlocking("answer", null, CallOptions.DEFAULTS.withTimeout(Duration.ofSeconds(20))))
                    .isEqualTo(Json.of(true));
        }
        NothingLeaksTest.awaitThatNothingIsTimed(resources);
    }

    @Test
    void serversThatTalkNonsenseLeaveNothingBehind() throws Exception {
        Random random = new Random(11);
        try (ScriptedServer nonsense = ScriptedServer.plain(conversation -> {
            conversation.accept("");
            byte[] garbage = new byte[1 + random.nextInt(300)];
            random.nextBytes(garbage);
            conversation.say(new String(garbage, StandardCharsets.ISO_8859_1));
        })) {
            connectTo(nonsense);
            // A few come and go with the JDK and the test itself; a leak would keep one for each server.
            Holdings bound = Holdings.now().plus(8);
            connectTo(nonsense);

            Holdings after = Holdings.settled(bound, Duration.ofSeconds(20));
            assertThat(after.isWithin(bound))
                    .as("bound: %s, after: %s", bound, after)
                    .isTrue();
        }
        NothingLeaksTest.awaitThatNothingIsTimed(resources);
    }

    private void connectTo(ScriptedServer nonsense) throws Exception {
        for (int i = 0; i < RANDOM_SERVERS; i++) {
            DuplexClient client = DuplexClient.builder("ws://localhost:" + nonsense.port() + "/")
                    .resources(resources)
                    .closeTimeout(Duration.ofMillis(200))
                    .connect();
            CompletableFuture<Json> call = client.call("any", null, CallOptions.DEFAULTS);
            assertThat(client.closed().get(20, TimeUnit.SECONDS).detail()).isNotEmpty();
            assertThat(call).isCompletedExceptionally();
        }
    }
}
