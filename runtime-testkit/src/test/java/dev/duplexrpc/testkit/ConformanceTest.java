package dev.duplexrpc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.InMemoryLink;
import dev.duplexrpc.transport.Receiver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Plays all cases within this process. */
class ConformanceTest {

    @TestFactory
    Stream<DynamicTest> everyCaseEndsAsItShould() {
        return Conformance.cases(ConformanceCase.Over.MEMORY).stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.name(), () -> assertThat(one.mismatch(play(one))).isNull()));
    }

    private static List<String> play(ConformanceCase one) {
        InMemoryLink link = new InMemoryLink();
        List<String> replies = new ArrayList<>();
        link.right().start(new Receiver() {
            @Override
            public void message(byte[] bytes, int from, int length) {
                replies.add(new String(bytes, from, length, StandardCharsets.UTF_8));
            }

            @Override
            public void closed(Disconnect reason) {
                replies.add("closed: " + reason);
            }
        });
        Peer peer = new Peer(
                link.left(),
                Endpoint.builder(new TimerWheel(() -> 0), Runnable::run)
                        .serve(List.of(ConformanceService.service()))
                        .build());
        peer.start();
        byte[] message = one.message();
        link.right().send(message, 0, message.length, null);
        link.deliver();
        return replies;
    }

    @Test
    void thereAreManyCasesAndNoTwoOfOneName() {
        assertThat(Conformance.cases()).hasSizeGreaterThan(150);
        assertThat(Conformance.cases().stream().map(ConformanceCase::name)).doesNotHaveDuplicates();
    }

    @Test
    void aReplyThatDiffersIsSeenAndExplained() {
        ConformanceCase one = Conformance.cases().get(0);

        assertThat(one.mismatch(List.of("{\"jsonrpc\":\"2.0\",\"result\":19,\"id\":1}")))
                .isNull();
        assertThat(one.mismatch(List.of("{\"jsonrpc\":\"2.0\",\"result\":19,\"id\":1.0}")))
                .contains("The id is 1.0.");
        assertThat(one.mismatch(List.of("{\"jsonrpc\":\"2.0\",\"result\":18,\"id\":1}")))
                .contains("The result is 18.");
        assertThat(one.mismatch(List.of("{\"jsonrpc\":\"2.0\",\"result\":19,\"error\":null,\"id\":1}")))
                .contains("The members are");
        assertThat(one.mismatch(List.of("19"))).contains("of kind NUMBER");
        assertThat(one.mismatch(List.of("nonsense"))).contains("not JSON");
        assertThat(one.mismatch(List.of())).contains("Expected 1 messages, but got 0");
    }
}
