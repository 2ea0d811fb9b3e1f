package dev.duplexrpc.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.InMemoryLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

    private static final String OPEN = "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link.open\",\"params\":{}}";

    @Test
    void whatIsSentBeforeTheSessionIsOpenLeavesAsSoonAsItIs() {
        OneClient one = new OneClient();
        one.sendToServer("early");

        one.connect();

        assertThat(one.atServer).containsExactly("early");
        assertThat(one.events).containsExactly("server opened", "client opened s1");
    }

    @Test
    void whatWasOnItsWayWhenTheConnectionBrokeArrivesOverTheNext() {
        OneClient one = new OneClient();
        one.connect();
        one.sendToServer("first");
        one.sendToClient("hello");
        one.settle();
        one.sendToServer("second");
        one.sendToClient("again");
        one.cut();
        one.sendToServer("third");

        one.connect();

        assertThat(one.atServer).containsExactly("first", "second", "third");
        assertThat(one.atClient).containsExactly("hello", "again");
        assertThat(one.events)
                .containsExactlyInAnyOrder(
                        "server opened",
                        "client opened s1",
                        "server suspended",
                        "client suspended",
                        "server resumed",
                        "client resumed");
    }

    @Test
    void aNewConnectionTakesTheSessionFromOneThatTheServerBelievesToBeAlive() {
        OneClient one = new OneClient();
        one.connect();
        InMemoryLink halfOpen = one.link;
        one.sendToClient("on the old one");

        one.connect();
        one.sendToServer("on the new one");
        one.settle();

        assertThat(one.atServer).containsExactly("on the new one");
        assertThat(one.atClient).containsExactly("on the old one");
        assertThat(halfOpen.right().isOpen()).isFalse();
        assertThat(one.events)
                .contains("server suspended", "server resumed")
                .doesNotContain("server ended LOST 1006 sessionGrace");
    }

    @Test
    void theGracePeriodEndsASessionToWhichNobodyReturns() {
        OneClient one = new OneClient();
        one.connect();
        one.cut();

        one.pass(Duration.ofSeconds(61));
        one.connect();

        assertThat(one.events)
                .contains(
                        "server ended LOST 1006 sessionGrace",
                        "client lost EXPIRED",
                        "client ended LOST 4001",
                        "client opened s2");
        assertThat(one.suspended()).isZero();
    }

    @Test
    void whatWaitsWhenTheSessionIsLostIsNotSentInTheNextOne() {
        OneClient one = new OneClient();
        one.connect();
        one.cut();
        one.sendToServer("for the first session");
        one.pass(Duration.ofSeconds(61));

        one.connect();
        one.sendToServer("for the second");
        one.settle();

        assertThat(one.atServer).containsExactly("for the second");
    }

    @Test
    void aSessionIsResumedOnlyByWhomItWasOpened() {
        OneClient one = new OneClient();
        one.principal = "ann";
        one.connect();
        one.cut();
        one.principal = "bob";

        one.connect();

        assertThat(one.events).contains("client lost WRONG_PRINCIPAL").doesNotContain("server resumed");
    }

    @Test
    void aFarewellEndsTheSessionOnBothSidesBehindWhatIsQueued() {
        OneClient one = new OneClient();
        one.connect();
        one.sendToServer("last words");
        one.client.close(1000, "done");
        one.settle();

        assertThat(one.atServer).containsExactly("last words");
        assertThat(one.events).contains("server ended CLOSED_THERE 1000", "client ended CLOSED_HERE 1000");
        assertThat(one.client.isOpen()).isFalse();
    }

    @Test
    void aSessionThatIsClosedWhileItIsSuspendedEndsAtOnceAndIsUnknownAfterwards() {
        OneClient one = new OneClient();
        one.connect();
        one.cut();
        Objects.requireNonNull(one.server).close(1001, "shutting down");
        one.settle();

        one.connect();

        assertThat(one.events).contains("server ended CLOSED_HERE 1001", "client lost UNKNOWN", "client opened s2");
    }

    @Test
    void whoDoesNotWantAnotherSessionIsLetGo() {
        OneClient one = new OneClient();
        one.renews = false;
        one.connect();
        one.cut();
        one.pass(Duration.ofSeconds(61));

        one.connect();

        assertThat(one.events).contains("client ended LOST 4001").doesNotContain("client opened s2");
        assertThat(one.link.right().isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {4000, 4001, 4002})
    void aFarewellOfTheProtocolEndsTheSessionOnThisSideToo(int code) {
        OneClient one = new OneClient();
        one.connect();

        one.link.right().close(code, "it is over");
        one.settle();

        assertThat(one.events).contains("client ended CLOSED_THERE " + code).doesNotContain("client suspended");
    }

    @Test
    void aFarewellOfAnyOtherKindSuspendsIt() {
        OneClient one = new OneClient();
        one.connect();

        one.link.right().close(1011, "something is wrong with this connection");
        one.settle();

        assertThat(one.events).contains("client suspended");
    }

    @Test
    void aSecondOpenBreaksTheProtocolAndEndsTheSession() {
        OneClient one = new OneClient();
        one.connect();
        byte[] bytes = OPEN.getBytes(StandardCharsets.UTF_8);
        one.link.left().send(bytes, 0, bytes.length, null);
        one.settle();

        assertThat(one.events).contains("server ended VIOLATION 4002");
    }

    @Test
    void aFalseAcknowledgementEndsTheSession() {
        OneClient one = new OneClient();
        one.connect();
        byte[] bytes = "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link.ack\",\"params\":{\"received\":7}}"
                .getBytes(StandardCharsets.UTF_8);
        one.link.left().send(bytes, 0, bytes.length, null);
        one.settle();

        assertThat(one.events).contains("server ended VIOLATION 4002");
    }

    @Test
    void aFullWindowHoldsFurtherMessagesUntilTheOtherSideAcknowledges() {
        OneClient one = new OneClient();
        one.connect();
        InMemoryLink silent = one.link;
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String message = i + "x".repeat(999);
            expected.add(message);
            one.sendToServer(message);
        }
        assertThat(one.client.outboxBytes()).isPositive();
        silent.deliver();

        one.settle();

        assertThat(one.atServer).containsExactlyElementsOf(expected);
        assertThat(one.client.outboxBytes()).isZero();
    }

    @Test
    void aWindowThatStaysFullEndsTheSession() {
        OneClient one =
                new OneClient(SessionTerms.DEFAULTS.withWindow(2048).withAcknowledgeTimeout(Duration.ofSeconds(5)));
        one.connect();
        // Whoever reads at the server's end now acknowledges nothing.
        one.link.right().carry(LinkedTransport.NOBODY, null);
        for (int i = 0; i < 3; i++) {
            one.sendToServer("x".repeat(1000));
        }
        one.settle();

        one.pass(Duration.ofSeconds(6));

        assertThat(one.events).contains("client ended OUTBOX_FULL 1008 acknowledgeTimeout");
    }

    @Test
    void whoDoesNotSayWhichSessionItWantsIsToldOfAsThatLimit() {
        OneClient one = new OneClient();
        one.comeSilently();

        one.pass(Duration.ofSeconds(11));

        assertThat(one.events).containsExactly("server without a session: greetingTimeout");
    }

    @Test
    void whoeverWaitsLongestGoesWhenTooManyAreSuspended() {
        OneClient one = new OneClient(
                SessionTerms.DEFAULTS.withWindow(2048).withSuspended(SuspendedLimits.DEFAULTS.withSessions(1)));
        one.connect();
        one.cut();
        LinkedTransport longest = Objects.requireNonNull(one.server);
        one.goAsAnother();
        one.connect();
        assertThat(longest.isOpen()).isTrue();

        one.cut();

        assertThat(longest.isOpen()).isFalse();
        assertThat(Objects.requireNonNull(one.server).isOpen()).isTrue();
        assertThat(one.events).contains("server ended LOST 4001 maxSuspendedSessions");
        assertThat(one.suspended()).isEqualTo(1);
    }

    @Test
    void whoComesBackInTimeIsNotSentAwayBecauseTooManyWait() {
        OneClient one = new OneClient();
        one.connect();
        LinkedTransport server = Objects.requireNonNull(one.server);

        server.loseUnlessBack(new Disconnect(Disconnect.Kind.LOST, 4001, "too many"));
        one.settle();
        assertThat(server.isOpen()).isTrue();

        one.cut();
        server.loseUnlessBack(new Disconnect(Disconnect.Kind.LOST, 4001, "too many"));
        one.settle();
        assertThat(one.events).contains("server ended LOST 4001");
    }

    @Test
    void whoClosesASessionAndNotItsConnectionIsCut() {
        OneClient one = new OneClient();
        one.connect();
        tellServer(one, "close", "\"reason\":\"" + "b\\n".repeat(500) + "\"");
        assertThat(one.events).doesNotContain("server ended CLOSED_THERE 1006");

        one.pass(Duration.ofSeconds(6));

        assertThat(one.events).contains("server ended CLOSED_THERE 1006");
        assertThat(one.link.right().isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1002, 1003, 1007, 1009, 4001, 4002})
    void aConnectionThatIsClosedBecauseOfWhatCameOverItTakesItsSessionAlong(int code) {
        OneClient one = new OneClient();
        one.connect();

        one.link.right().close(code, "no");
        one.settle();

        assertThat(one.events).contains("client ended CLOSED_THERE " + code).doesNotContain("client suspended");
    }

    @Test
    void tokensAreNotGuessedOneAfterTheOtherOnOneConnection() {
        OneClient one = new OneClient();
        one.connect();
        one.cut();
        InMemoryLink guessing = one.dialWithoutSession();
        String guess = "\"session\":\"s1\",\"token\":\"?\",\"received\":0,\"attempt\":9";
        tellServer(one, "resume", guess);
        assertThat(guessing.right().isOpen()).isTrue();

        tellServer(one, "resume", guess);

        assertThat(guessing.right().isOpen()).isFalse();
        assertThat(one.events).doesNotContain("server resumed", "server ended VIOLATION 4002");
    }

    @Test
    void aSessionMayBeKeptForLongerThanCanBeMeasured() {
        OneClient one = new OneClient();
        one.connect();
        Objects.requireNonNull(one.server).grace(ChronoUnit.FOREVER.getDuration());
        one.cut();
        one.pass(Duration.ofDays(1000));

        one.connect();

        assertThat(one.events).contains("server resumed");
    }

    private static void tellServer(OneClient one, String method, String params) {
        byte[] bytes = ("{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link." + method + "\",\"params\":{" + params + "}}")
                .getBytes(StandardCharsets.UTF_8);
        one.link.left().send(bytes, 0, bytes.length, null);
        one.settle();
    }

    @Test
    void whatWaitsForClientsThatAreAwayIsBounded() {
        OneClient one = new OneClient(
                SessionTerms.DEFAULTS.withWindow(2048).withSuspended(SuspendedLimits.DEFAULTS.withBytes(3000)));
        one.connect();
        one.cut();
        one.sendToClient("x".repeat(1000));
        one.sendToClient("x".repeat(1000));
        one.pass(Duration.ofSeconds(2));
        assertThat(one.events).doesNotContain("server ended LOST 4001 maxSuspendedBytes");

        one.sendToClient("x".repeat(1000));
        one.pass(Duration.ofSeconds(2));

        assertThat(one.events).contains("server ended LOST 4001 maxSuspendedBytes");
        assertThat(one.suspended()).isZero();
    }

    @Test
    void aRequestKnowsWhetherItArrived() {
        OneClient one = new OneClient();
        one.connect();
        Recorded departure = new Recorded();
        OneClient.send(one.client, "call", departure);
        one.settle();
        assertThat(departure.events).containsExactly("departed");

        one.pass(Duration.ofSeconds(1));

        assertThat(departure.events).containsExactly("departed", "arrived");
    }

    @Test
    void aMessageThatIsTooLargeIsCountedAndTheSessionGoesOn() {
        OneClient one = new OneClient();
        one.connect();

        one.sendToServer("before");
        one.sendToServer("large" + "x".repeat(3000));
        one.sendToServer("behind");
        one.settle();
        one.pass(Duration.ofSeconds(1));
        one.pass(Duration.ofSeconds(1));

        assertThat(one.atServer).containsExactly("before", "large was too large", "behind");
        assertThat(one.client.heldBytes()).isZero();
        assertThat(one.events).containsExactly("server opened", "client opened s1");
    }

    @Test
    void aMessageThatIsTooLargeIsNotSentAgainOverTheNextConnectionOnceItHasCome() {
        OneClient one = new OneClient();
        one.connect();
        one.sendToServer("large" + "x".repeat(3000));
        one.link.deliver();
        // The acknowledgement is lost with the connection.
        one.link.cut();
        one.sendToServer("behind");

        one.connect();
        one.cut();
        one.connect();

        assertThat(one.atServer).containsExactly("large was too large", "behind");
    }

    @Test
    void aMessageAboutTheLinkIsNeverThatLarge() {
        OneClient one = new OneClient();
        one.connect();

        tellServer(one, "ack", "\"received\":0,\"comment\":\"" + "x".repeat(3000) + "\"");

        assertThat(one.events).contains("server ended VIOLATION 4002");
    }

    @Test
    void beforeThereIsASessionAMessageThatIsTooLargeEndsTheConnection() {
        OneClient one = new OneClient();
        one.dialWithoutSession();

        tellServer(one, "open", "\"auth\":\"" + "x".repeat(3000) + "\"");

        assertThat(one.link.right().isOpen()).isFalse();
        assertThat(one.events).containsExactly("server without a session: maxMessageBytes");
    }

    /** Any mix of sending, delivering, cutting and dialling: everything arrives once and in order. */
    @Property(tries = 300, seed = "1")
    void nothingIsLostWhateverHappensToTheConnections(@ForAll Random random) {
        OneClient one = new OneClient();
        List<String> toServer = new ArrayList<>();
        List<String> toClient = new ArrayList<>();
        one.connect();
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    String message = "s" + toServer.size() + "x".repeat(anyLength(random));
                    toServer.add(arriving(message));
                    one.sendToServer(message);
                }
                case 2, 3 -> {
                    String message = "c" + toClient.size() + "x".repeat(anyLength(random));
                    toClient.add(arriving(message));
                    one.sendToClient(message);
                }
                case 4 -> one.link.deliver();
                case 5 -> one.link.cut();
                case 6 -> one.dial();
                default -> one.settle();
            }
        }
        one.connect();
        // One that is larger than the window waits until everything before it is acknowledged.
        for (int i = 0; i < 60; i++) {
            one.pass(Duration.ofSeconds(1));
        }

        assertThat(brief(one.atServer)).isEqualTo(brief(toServer));
        assertThat(brief(one.atClient)).isEqualTo(brief(toClient));
    }

    /** One in eight is larger than the other side takes. */
    private static int anyLength(Random random) {
        return random.nextInt(8) == 0 ? 2100 + random.nextInt(3000) : random.nextInt(700);
    }

    private static String arriving(String message) {
        return message.length() > 2048 ? OneClient.tooLarge(message) : message;
    }

    private static String brief(List<String> messages) {
        return messages.stream()
                .map(message -> message.replaceAll("x+", "") + ":" + message.length())
                .collect(Collectors.joining(" "));
    }

    private static final class Recorded implements Departure {

        private final List<String> events = new ArrayList<>();

        @Override
        public boolean departs() {
            events.add("departed");
            return true;
        }

        @Override
        public void arrived() {
            events.add("arrived");
        }
    }

    @Test
    void theEndOfAConnectionThatHadNoAnswerIsTold() {
        OneClient one = new OneClient();
        one.dial();
        one.cut();

        assertThat(one.events).contains("client unanswered 1006");
    }

    @Test
    void whoIsNotWelcomeIsToldWhyInTheFarewell() {
        OneClient one = new OneClient();
        one.full = true;

        one.connect();

        assertThat(one.events).containsExactly("client unanswered 1008");
    }
}
