package dev.duplexrpc.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.interop.api.ExplosionData;
import dev.duplexrpc.interop.api.ExplosionException;
import dev.duplexrpc.interop.api.Laboratory;
import dev.duplexrpc.interop.api.Visitor;
import dev.duplexrpc.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What our client, with generated stubs, has to get from any server that serves the laboratory. */
@Timeout(300)
abstract class ForeignServerTest {

    final BlockingQueue<String> announced = new LinkedBlockingQueue<>();
    DuplexClient client;
    Laboratory laboratory;

    /** Starts the server and tells where it is. */
    abstract String start() throws Exception;

    abstract void stop() throws Exception;

    @BeforeEach
    void connect() throws Exception {
        client = DuplexClient.builder(start())
                .maxMessageBytes(Bench.LARGEST_MESSAGE)
                .serve(Visitor.service(new Visiting()))
                .connect();
        laboratory = Laboratory.over(client);
    }

    @AfterEach
    void end() throws Exception {
        if (client != null) {
            client.close();
        }
        stop();
    }

    @Test
    void callsByName() {
        assertThat(laboratory.subtract(42, 23)).isEqualTo(19);
        assertThat(laboratory.echo("größer 😀 \u0000 漢字")).isEqualTo("größer 😀 \u0000 漢字");
        String large = "x".repeat(1_000_000);
        assertThat(laboratory.echo(large)).isEqualTo(large);
    }

    @Test
    void errorsComeAsTheExceptionsOfTheContract() {
        assertThatThrownBy(() -> laboratory.explode("lab 3"))
                .isInstanceOfSatisfying(ExplosionException.class, explosion -> {
                    assertThat(explosion.getMessage()).isEqualTo("It exploded.");
                    assertThat(explosion.data())
                            .isEqualTo(ExplosionData.builder().where("lab 3").build());
                });
        assertThatThrownBy(() -> client.callBlocking("missing", null, CallOptions.DEFAULTS))
                .isInstanceOfSatisfying(
                        RpcException.class, error -> assertThat(error.code()).isEqualTo(-32601));
    }

    @Test
    void notificationsBothWays() throws Exception {
        laboratory.note("first");
        laboratory.note("second");
        assertThat(laboratory.notes()).containsExactly("first", "second");

        assertThat(laboratory.announce("hello")).isTrue();
        assertThat(announced.poll(20, TimeUnit.SECONDS)).isEqualTo("hello");
    }

    @Test
    void manyCallsWithoutWaiting() throws Exception {
        Laboratory.Async async = Laboratory.asyncOver(client);
        List<CompletableFuture<Long>> calls = new ArrayList<>();
        for (long i = 0; i < 500; i++) {
            calls.add(async.subtract(i, 1));
        }
        for (int i = 0; i < 500; i++) {
            assertThat(calls.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(i - 1);
        }
    }

    @Test
    void untypedCalls() {
        assertThat(client.callBlocking("subtract", operands(), CallOptions.DEFAULTS))
                .isEqualTo(Json.of(19));
    }

    /** 42 and 23, in whichever form the generated stub does not send them, if the server takes that. */
    abstract Json operands();

    /** What our client serves. */
    private final class Visiting implements Visitor {

        @Override
        public long visitorSubtract(long minuend, long subtrahend) {
            return minuend - subtrahend;
        }

        @Override
        public void announced(String text) {
            announced.add(text);
        }
    }
}
