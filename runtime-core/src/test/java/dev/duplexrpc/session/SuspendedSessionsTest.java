package dev.duplexrpc.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How much may wait for clients that are away, and who makes way where that is too much. */
class SuspendedSessionsTest {

    private static OneClient with(SuspendedLimits limits) {
        return new OneClient(SessionTerms.DEFAULTS.withWindow(2048).withSuspended(limits));
    }

    /** Another client of somebody connects and goes away; the server's end of its session. */
    private static LinkedTransport awayOf(OneClient one, @Nullable String principal, String address) {
        one.goAsAnother();
        one.principal = principal;
        one.address = address;
        one.connect();
        LinkedTransport session = Objects.requireNonNull(one.server);
        one.cut();
        return session;
    }

    private static boolean lives(LinkedTransport session) {
        return session.isOpen();
    }

    @Test
    void whoHasTooManyLosesTheOneThatHasWaitedLongestAndNobodyElseLosesAny() {
        OneClient one = with(SuspendedLimits.DEFAULTS.withSessionsPerOwner(2));
        LinkedTransport bobs = awayOf(one, "bob", "10.0.0.1");
        LinkedTransport first = awayOf(one, "ann", "10.0.0.1");
        LinkedTransport second = awayOf(one, "ann", "10.0.0.2");

        LinkedTransport third = awayOf(one, "ann", "10.0.0.3");

        assertThat(lives(first)).isFalse();
        assertThat(List.of(bobs, second, third)).allMatch(SuspendedSessionsTest::lives);
        assertThat(one.events).contains("server ended LOST 4001 maxSuspendedSessionsPerOwner");
        assertThat(one.suspended()).isEqualTo(3);
    }

    @Test
    void whoComesBackBeforeHisLossIsNoticedDrivesNobodyOut() {
        OneClient one = with(SuspendedLimits.DEFAULTS.withSessions(1));
        LinkedTransport waiting = awayOf(one, "ann", "10.0.0.1");
        one.goAsAnother();
        one.connect();
        one.link.silence();

        one.connect();

        assertThat(one.events).contains("server resumed");
        assertThat(lives(waiting)).isTrue();
        assertThat(one.suspended()).isEqualTo(1);
    }

    @Test
    void whoHasNoPrincipalIsCountedByItsAddress() {
        OneClient one = with(SuspendedLimits.DEFAULTS.withSessionsPerOwner(1));
        LinkedTransport here = awayOf(one, null, "10.0.0.1");
        LinkedTransport there = awayOf(one, null, "10.0.0.2");
        LinkedTransport anns = awayOf(one, "ann", "10.0.0.1");
        assertThat(List.of(here, there, anns)).allMatch(SuspendedSessionsTest::lives);

        LinkedTransport again = awayOf(one, null, "10.0.0.1");

        assertThat(lives(here)).isFalse();
        assertThat(List.of(there, anns, again)).allMatch(SuspendedSessionsTest::lives);
    }

    @Test
    void whoComesInGreatNumbersDrivesOutHimselfAndNobodyElse() {
        OneClient one = with(SuspendedLimits.DEFAULTS.withSessions(5));
        LinkedTransport oldest = awayOf(one, "ann", "10.0.0.1");
        LinkedTransport second = awayOf(one, null, "10.0.0.2");
        List<LinkedTransport> flood = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            flood.add(awayOf(one, null, "10.6.6.6"));
        }

        LinkedTransport newest = awayOf(one, "bob", "10.0.0.3");

        assertThat(List.of(oldest, second, newest)).allMatch(SuspendedSessionsTest::lives);
        assertThat(flood.stream().filter(SuspendedSessionsTest::lives)).containsExactly(flood.get(8), flood.get(9));
        assertThat(one.suspended()).isEqualTo(5);
    }

    @Test
    void whereAllHaveTheSameTheOneGoesThatHasWaitedLongest() {
        OneClient one = with(SuspendedLimits.DEFAULTS.withSessions(2));
        LinkedTransport oldest = awayOf(one, "ann", "10.0.0.1");
        LinkedTransport second = awayOf(one, "bob", "10.0.0.1");

        LinkedTransport newest = awayOf(one, "cem", "10.0.0.1");

        assertThat(lives(oldest)).isFalse();
        assertThat(List.of(second, newest)).allMatch(SuspendedSessionsTest::lives);
    }

    @Test
    void strangersMakeWayBeforeThoseWhoHaveSaidWhoTheyAre() {
        OneClient one = with(SuspendedLimits.DEFAULTS.withSessions(2));
        LinkedTransport anns = awayOf(one, "ann", "10.0.0.1");
        LinkedTransport stranger = awayOf(one, null, "10.6.6.6");

        LinkedTransport bobs = awayOf(one, "bob", "10.0.0.1");

        assertThat(lives(stranger)).isFalse();
        assertThat(List.of(anns, bobs)).allMatch(SuspendedSessionsTest::lives);
    }

    @Test
    void whoHasComeBackIsNotCounted() {
        OneClient one = with(SuspendedLimits.DEFAULTS.withSessionsPerOwner(1));
        one.principal = "ann";
        one.connect();
        LinkedTransport first = Objects.requireNonNull(one.server);
        for (int i = 0; i < 3; i++) {
            one.cut();
            one.connect();
        }
        assertThat(one.suspended()).isZero();

        LinkedTransport second = awayOf(one, "ann", "10.0.0.1");

        assertThat(List.of(first, second)).allMatch(SuspendedSessionsTest::lives);
    }

    @Test
    void theBytesOfOneOwnerAreBounded() {
        OneClient one = with(SuspendedLimits.DEFAULTS.withBytesPerOwner(3000));
        LinkedTransport bobs = holding(one, "bob", 2500);
        LinkedTransport first = holding(one, "ann", 2000);
        LinkedTransport second = holding(one, "ann", 2000);

        one.pass(Duration.ofSeconds(2));

        assertThat(lives(first)).isFalse();
        assertThat(List.of(bobs, second)).allMatch(SuspendedSessionsTest::lives);
        assertThat(one.events).contains("server ended LOST 4001 maxSuspendedBytesPerOwner");
    }

    @Test
    void whatHasYetToGetToTheOutboxCountsToo() {
        OneClient one = with(SuspendedLimits.DEFAULTS.withBytesPerOwner(3000));
        one.guestsKeep = 2000;
        LinkedTransport first = awayOf(one, "ann", "10.0.0.1");
        LinkedTransport second = awayOf(one, "ann", "10.0.0.1");

        one.pass(Duration.ofSeconds(2));

        assertThat(lives(first)).isFalse();
        assertThat(lives(second)).isTrue();
        assertThat(one.events).contains("server ended LOST 4001 maxSuspendedBytesPerOwner");
    }

    @Test
    void whoHoldsMostMakesWayWhereAllTogetherHoldTooMuch() {
        OneClient one = with(SuspendedLimits.DEFAULTS.withBytes(6000));
        LinkedTransport bobs = holding(one, "bob", 1500);
        LinkedTransport first = holding(one, "ann", 2000);
        LinkedTransport second = holding(one, "ann", 2000);
        LinkedTransport third = holding(one, "ann", 2000);

        one.pass(Duration.ofSeconds(2));

        assertThat(lives(first)).isFalse();
        assertThat(List.of(bobs, second, third)).allMatch(SuspendedSessionsTest::lives);
        assertThat(one.events).contains("server ended LOST 4001 maxSuspendedBytes");
    }

    private static LinkedTransport holding(OneClient one, String principal, int bytes) {
        LinkedTransport session = awayOf(one, principal, "10.0.0.1");
        one.sendToClient("x".repeat(bytes));
        return session;
    }
}
