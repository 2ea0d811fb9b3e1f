package dev.duplexrpc.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.InMemoryLink;
import dev.duplexrpc.transport.TransportLimits;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a connection gets its session, with one of the two sides spoken by hand: late, wrong, twice, or by somebody else. */
class GreetingTest {

    private static final String ANY_TERMS = "'grace':60000,'window':2048,'heartbeat':0";

    private final OneClient one = new OneClient();

    @Test
    void whoConnectsAndSaysNothingIsSentAway() {
        ByHand client = one.dialByHand();
        one.pass(Duration.ofSeconds(9));
        assertThat(client.endedWith).isZero();

        one.pass(Duration.ofSeconds(2));

        assertThat(client.endedWith).isEqualTo(LinkCodes.VIOLATED);
        assertThat(one.events).containsExactly("server without a session: greetingTimeout");
    }

    @Test
    void strangersHaveOneLineOfTheLogASecond() {
        AtomicLong now = new AtomicLong(5);
        SessionHost host = new SessionHost(
                SessionTerms.DEFAULTS, TransportLimits.DEFAULTS, new TimerWheel(now::get), SessionStore.inMemory());

        assertThat(host.mayTell()).isTrue();
        assertThat(host.mayTell()).isFalse();
        now.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(host.mayTell()).isFalse();
        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(host.mayTell()).isTrue();
        assertThat(host.mayTell()).isFalse();
    }

    @Test
    void whoHasSaidWhatItWantsHasAllTheTimeInTheWorld() {
        ByHand client = open();

        one.pass(Duration.ofHours(1));

        assertThat(client.endedWith).isZero();
        assertThat(one.events).containsExactly("server opened");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"method\":\"early\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link.ack\",\"params\":{\"received\":0}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link.close\",\"params\":{\"reason\":\"none\"}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link.lost\",\"params\":{\"reason\":\"unknown\"}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link.unheard\",\"params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link.open\",\"params\":"
            })
    void whateverElseComesFirstIsAViolation(String message) {
        ByHand client = one.dialByHand();

        client.send(message);
        one.settle();

        assertThat(client.endedWith).isEqualTo(LinkCodes.VIOLATED);
        assertThat(one.events).isEmpty();
        assertThat(one.atServer).isEmpty();
    }

    @Test
    void whatTheOldConnectionDeliversDuringATakeoverIsNotCounted() {
        ByHand old = open();
        String token = old.last("token");
        old.send("one");
        one.settle();
        ByHand next = one.dialByHand();
        resume(next, token, 1);
        // The server has decided, but the session's thread, that of the old connection, has not got to it.
        one.link.deliver();
        old.send("two");

        one.settle();

        assertThat(one.atServer).containsExactly("one");
        assertThat(next.last("received")).isEqualTo("1");
        assertThat(old.endedWith).isEqualTo(LinkCodes.TAKEN_OVER);
        next.send("two");
        one.settle();
        assertThat(one.atServer).containsExactly("one", "two");
    }

    @Test
    void whatTheOldConnectionHasDeliveredBeforeATakeoverIsCounted() {
        ByHand old = open();
        String token = old.last("token");
        ByHand next = one.dialByHand();
        resume(next, token, 1);
        old.send("one");

        one.settle();

        assertThat(one.atServer).containsExactly("one");
        assertThat(next.last("received")).isEqualTo("1");
    }

    @Test
    void ofTwoThatResumeAtOnceTheLaterAttemptWins() {
        ByHand old = open();
        String token = old.last("token");
        ByHand second = one.dialByHand();
        resume(second, token, 2);
        ByHand first = one.dialByHand();
        resume(first, token, 1);

        one.settle();

        assertThat(second.last("method")).isEqualTo("rpc.link.resumed");
        assertThat(first.last("reason")).isEqualTo("overtaken");
        second.send("mine");
        one.settle();
        assertThat(one.atServer).containsExactly("mine");
    }

    @Test
    void whoSpeaksBeforeTheAnswerIsSentAwayAndTheSessionIsNot() {
        ByHand old = open();
        String token = old.last("token");
        ByHand next = one.dialByHand();
        resume(next, token, 1);
        next.send("too early");

        one.settle();

        assertThat(next.endedWith).isEqualTo(LinkCodes.VIOLATED);
        assertThat(one.atServer).isEmpty();
        ByHand third = one.dialByHand();
        resume(third, token, 2);
        one.settle();
        assertThat(third.last("method")).isEqualTo("rpc.link.resumed");
    }

    @Test
    void whoHasTheTokenButNotTheCredentialsGetsNothingAndDisturbsNobody() {
        one.principal = "ann";
        ByHand anns = open();
        String token = anns.last("token");
        one.principal = "bob";
        ByHand bobs = one.dialByHand();

        resume(bobs, token, 1);
        one.settle();

        assertThat(bobs.last("reason")).isEqualTo("principal");
        assertThat(one.events).containsExactly("server opened");
        anns.send("still here");
        one.settle();
        assertThat(one.atServer).containsExactly("still here");
        one.principal = "ann";
        ByHand annsNext = one.dialByHand();
        resume(annsNext, token, 2);
        one.settle();
        assertThat(annsNext.last("method")).isEqualTo("rpc.link.resumed");
    }

    @Test
    void whoGuessesDisturbsNobody() {
        ByHand owner = open();
        ByHand guesser = one.dialByHand();

        resume(guesser, "a guess", 1);
        one.settle();

        assertThat(guesser.last("reason")).isEqualTo("token");
        assertThat(owner.endedWith).isZero();
        assertThat(one.events).containsExactly("server opened");
    }

    @Test
    void whoHasReceivedMoreThanWasSentEndsTheSession() {
        ByHand old = open();
        String token = old.last("token");
        ByHand next = one.dialByHand();

        next.say("resume", "'session':'s1','token':'" + token + "','received':1,'attempt':1");
        one.settle();

        assertThat(next.endedWith).isEqualTo(LinkCodes.VIOLATED);
        assertThat(one.events).contains("server ended VIOLATION 4002");
    }

    @Test
    void aServerThatDoesNotAnswerForTheSessionIsLeft() {
        ByHand server = one.dialToServerByHand();
        one.settle();
        assertThat(server.last("method")).isEqualTo("rpc.link.open");

        one.pass(Duration.ofSeconds(11));

        assertThat(one.events).containsExactly("client unanswered 4002");
        assertThat(server.endedWith).isNotZero();
    }

    @Test
    void aServerThatAnswersSomethingElseEndsTheSession() {
        ByHand server = one.dialToServerByHand();
        one.settle();

        server.say("resumed", "'token':'t','received':0," + ANY_TERMS);
        one.settle();

        assertThat(one.events).containsExactly("client ended VIOLATION 4002");
    }

    @Test
    void timeToAcknowledgeBeginsAnewWithAnotherConnection() {
        OneClient patient =
                new OneClient(SessionTerms.DEFAULTS.withWindow(2048).withAcknowledgeTimeout(Duration.ofSeconds(5)));
        ByHand server = patient.dialToServerByHand();
        patient.settle();
        server.say("opened", "'session':'s','token':'t','grace':60000,'window':2048,'heartbeat':0");
        patient.settle();
        for (int i = 0; i < 4; i++) {
            patient.sendToServer("x".repeat(1000));
        }
        patient.settle();
        patient.pass(Duration.ofSeconds(4));
        patient.cut();
        ByHand next = patient.dialToServerByHand();
        patient.settle();
        next.say("resumed", "'token':'t','received':0,'grace':60000,'window':2048,'heartbeat':0");
        patient.settle();
        assertThat(patient.events).contains("client resumed");

        patient.pass(Duration.ofSeconds(2));
        assertThat(patient.client.isOpen()).isTrue();
        patient.pass(Duration.ofSeconds(4));
        assertThat(patient.client.isOpen()).isFalse();
    }

    @Test
    void aServerThatGrantsAnyWindowIsNotTrustedWithAllOfThisSidesMemory() {
        ByHand server = one.dialToServerByHand();
        one.settle();
        server.say("opened", "'session':'s','token':'t','grace':60000,'window':2147483647,'heartbeat':0");
        one.settle();
        server.heard.clear();

        for (int i = 0; i < 20; i++) {
            one.sendToServer("x".repeat(1 << 20));
            one.settle();
        }

        assertThat(server.heard).hasSize(16);
        assertThat(one.client.largestMessage()).isEqualTo(16 << 20);
        server.say("ack", "'received':4");
        one.settle();
        assertThat(server.heard).hasSizeGreaterThan(16);
    }

    @Test
    void aConnectionThatEndsWhileTheSessionComesToItLeavesTheSessionToTheNext() {
        ByHand old = open();
        String token = old.last("token");
        ByHand broken = one.dialByHand();
        InMemoryLink itsLink = one.link;
        resume(broken, token, 1);
        itsLink.deliver();
        // The session is on its way there, and finds nobody.
        itsLink.cut();
        one.settle();

        ByHand next = one.dialByHand();
        resume(next, token, 2);
        one.settle();

        assertThat(next.last("method")).isEqualTo("rpc.link.resumed");
        assertThat(one.events).containsExactly("server opened", "server suspended", "server resumed");
    }

    @Test
    void aSessionThatEndsWhileItIsAskedForIsUnknown() {
        ByHand old = open();
        String token = old.last("token");
        one.link.cut();
        one.settle();
        ByHand next = one.dialByHand();
        resume(next, token, 1);
        Objects.requireNonNull(one.server).close(1001, "going");
        one.link.deliver();

        one.settle();

        assertThat(next.last("reason")).isEqualTo("unknown");
        assertThat(one.events).contains("server ended CLOSED_HERE 1001");
    }

    @Test
    void aClientThatIsClosedWhileItAsksSaysThatNobodyWillCome() {
        ByHand server = one.dialToServerByHand();
        one.settle();
        one.client.close(1000, "done");
        one.settle();
        assertThat(one.events).containsExactly("client ended CLOSED_HERE 1000");

        server.say("opened", "'session':'s','token':'t'," + ANY_TERMS);
        one.settle();

        assertThat(server.last("method")).isEqualTo("rpc.link.close");
        assertThat(server.endedWith).isEqualTo(1000);
    }

    @Test
    void aConnectionThatComesForAClientThatHasEndedIsClosed() {
        one.client.close(1000, "done");
        one.settle();

        ByHand server = one.dialToServerByHand();
        one.settle();

        assertThat(server.heard).isEmpty();
        assertThat(server.endedWith).isEqualTo(1000);
    }

    private ByHand open() {
        ByHand client = one.dialByHand();
        client.say("open", "");
        one.settle();
        assertThat(client.last("method")).isEqualTo("rpc.link.opened");
        return client;
    }

    private static void resume(ByHand client, String token, int attempt) {
        client.say("resume", "'session':'s1','token':'" + token + "','received':0,'attempt':" + attempt);
    }
}
