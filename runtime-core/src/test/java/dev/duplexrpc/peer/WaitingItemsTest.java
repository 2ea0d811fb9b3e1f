package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.protocol.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items that wait for subscribers of this side have one bound for each of them, and one for all of a connection. */
class WaitingItemsTest {

    private static final SubscriptionMethod<Json, String> TICKS =
            SubscriptionMethod.of("watch", Codecs.JSON, Codecs.STRING, "tick", "unwatch");
    private static final int FOR_ONE = 2000;

    private final TwoPeers two = new TwoPeers();
    private final List<String> limits = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final List<RpcException> failures = new ArrayList<>();
    private final Peer client = two.peer(
            two.link.left(),
            two.endpoint()
                    .limits(PeerLimits.DEFAULTS.withMaxWaitingBytes(FOR_ONE))
                    .listener(new PeerListener() {
                        @Override
                        public void limitReached(Peer at, String limit) {
                            limits.add(limit);
                        }
                    })
                    .build(),
            Dialect.DUPLEX_1);

    WaitingItemsTest() {
        two.recordWire();
        for (int id = 1; id <= 6; id++) {
            client.subscribe(TICKS, Json.EMPTY_OBJECT, new Counting(), CallOptions.DEFAULTS);
            two.link.deliver();
            two.fromWire("{'jsonrpc':'2.0','id':" + id + ",'result':" + id + "}");
        }
        two.atWire();
    }

    private final class Counting implements Subscriber<String> {

        @Override
        public void next(String item) {
            items.add(item);
        }

        @Override
        public void failed(RpcException error) {
            failures.add(error);
        }
    }

    /** An item of a little less than a thousand bytes. */
    private void item(int subscription) {
        two.fromWire("{'jsonrpc':'2.0','method':'tick','params':{'subscription':" + subscription + ",'result':'"
                + "x".repeat(900) + "'}}");
    }

    private void fill(int from, int to) {
        for (int subscription = from; subscription <= to; subscription++) {
            item(subscription);
            item(subscription);
        }
    }

    @Test
    void oneSubscriptionThatIsSlowFailsAndTakesNothingFromTheOthers() {
        fill(1, 1);
        item(1);
        item(2);
        two.runHandlers();

        assertThat(failures)
                .singleElement()
                .satisfies(error ->
                        assertThat(error).hasMessageContaining("maxWaitingBytes allows: 2000 for one subscriber"));
        assertThat(items).hasSize(3);
        assertThat(limits).containsExactly("maxWaitingBytes");
    }

    @Test
    void manyThatAreSlowFailAtFourTimesAsMuch() {
        fill(1, 4);
        assertThat(limits).isEmpty();
        item(5);
        item(6);
        two.runHandlers();

        assertThat(failures)
                .hasSize(2)
                .first()
                .satisfies(error ->
                        assertThat(error).hasMessageContaining("and 4 times as many for all of the connection"));
        assertThat(items).hasSize(8);
    }

    @Test
    void whatWasTakenOrIsNotWantedAnyMoreMakesRoom() {
        fill(1, 4);
        two.runHandlers();
        fill(1, 4);
        two.runHandlers();

        assertThat(limits).isEmpty();
        assertThat(items).hasSize(16);
    }
}
