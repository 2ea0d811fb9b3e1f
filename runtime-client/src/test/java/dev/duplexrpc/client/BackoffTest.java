package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

    private static final Reconnection POLICY =
            new Reconnection(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(60), 10);

    private final List<Long> bounds = new ArrayList<>();

    private Backoff backoff(Reconnection policy) {
        return backoff(policy, 1);
    }

    private Backoff backoff(Reconnection policy, int addresses) {
        Backoff backoff = new Backoff(policy, addresses, bound -> {
            bounds.add(Duration.ofNanos(bound).toMillis());
            return bound - 1;
        });
        backoff.lost(0, 0);
        return backoff;
    }

    @Test
    void theBoundDoublesUpToItsMaximum() {
        Backoff backoff = backoff(POLICY);
        for (int i = 0; i < 6; i++) {
            backoff.next(0, null);
        }

        assertThat(bounds).containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
    }

    @Test
    void afterSoManyAttemptsItGivesUpAndAfterTheNextLossItBeginsAnew() {
        Backoff backoff = backoff(POLICY.withMaxAttempts(2));
        assertThat(backoff.next(0, null)).isNotNull();
        assertThat(backoff.next(0, null)).isNotNull();
        assertThat(backoff.next(0, null)).isNull();

        backoff.lost(1, 0);

        assertThat(backoff.next(1, null)).isNotNull();
        assertThat(bounds).endsWith(100L);
    }

    @Test
    void connectionsThatHardlyLastAreWaitedForLongerAndLonger() {
        Backoff backoff = backoff(POLICY);
        for (int i = 1; i <= 4; i++) {
            backoff.next(i, null);
            backoff.connected(i, 7);
            backoff.lost(i + 1, 7);
        }
        assertThat(bounds).containsExactly(100L, 200L, 400L, 800L);

        backoff.connected(10, 7);
        backoff.lost(10 + Duration.ofMillis(800).toNanos(), 7);
        backoff.next(Duration.ofMillis(801).toNanos(), null);

        assertThat(bounds).endsWith(100L);
    }

    @Test
    void connectionsOverWhichSomethingCameAreNotWaitedForLongerHoweverShortTheyWere() {
        Backoff backoff = backoff(POLICY);
        for (int i = 1; i <= 4; i++) {
            backoff.next(i, null);
            backoff.connected(i, i);
            backoff.lost(i + 1, i + 1);
        }

        assertThat(bounds).containsExactly(100L, 100L, 100L, 100L);
    }

    @Test
    void aConnectionThatLastedASecondIsNotHeldAgainstTheNextHoweverLongItWasWaitedFor() {
        Backoff backoff = backoff(POLICY.withMaxDelay(Duration.ofSeconds(10)));
        for (int i = 0; i < 8; i++) {
            backoff.next(0, null);
        }
        assertThat(bounds).endsWith(10_000L);

        backoff.connected(0, 0);
        backoff.lost(Duration.ofSeconds(1).toNanos(), 0);
        backoff.next(Duration.ofSeconds(1).toNanos(), null);

        assertThat(bounds).endsWith(100L);
    }

    @Test
    void afterSoMuchTimeItGivesUp() {
        Backoff backoff = backoff(POLICY);

        assertThat(backoff.next(Duration.ofSeconds(59).toNanos(), null)).isNotNull();
        assertThat(backoff.next(Duration.ofSeconds(60).toNanos(), null)).isNull();
    }

    @Test
    void manyAttemptsDoNotOverflow() {
        Backoff backoff = backoff(POLICY.withMaxAttempts(Integer.MAX_VALUE));
        for (int i = 0; i < 200; i++) {
            backoff.next(0, null);
        }

        assertThat(bounds).endsWith(1000L, 1000L);
    }

    @Test
    void whatTheServerAsksToWaitIsWaitedAndMore() {
        Duration delay = backoff(POLICY).next(0, refusal(503, "Retry-After: 7\r\n"));

        assertThat(delay).isBetween(Duration.ofSeconds(7), Duration.ofMillis(7100));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 426})
    void whatWillNotBeAllowedLaterEitherEndsIt(int status) {
        assertThat(backoff(POLICY).next(0, refusal(status, ""))).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 302})
    void whatMayPassDoesNot(int status) {
        assertThat(backoff(POLICY).next(0, refusal(status, ""))).isNotNull();
    }

    @Test
    void withSeveralAddressesItIsOverWhenEachHasRefusedInTurn() {
        Backoff backoff = backoff(POLICY, 3);

        assertThat(backoff.next(0, refusal(404, ""))).isNotNull();
        assertThat(backoff.next(0, refusal(403, ""))).isNotNull();
        assertThat(backoff.next(0, refusal(404, ""))).isNull();
    }

    @Test
    void anAddressThatMayBeBackLaterIsReasonToGoOnAskingTheOthers() {
        Backoff backoff = backoff(POLICY, 2);

        assertThat(backoff.next(0, refusal(404, ""))).isNotNull();
        assertThat(backoff.next(0, refusal(503, ""))).isNotNull();
        assertThat(backoff.next(0, refusal(404, ""))).isNotNull();
        assertThat(backoff.next(0, null)).isNotNull();
        assertThat(backoff.next(0, refusal(404, ""))).isNotNull();
        assertThat(backoff.next(0, refusal(404, ""))).isNull();
    }

    @Test
    void whatWasRefusedBeforeAConnectionDoesNotCountBehindIt() {
        Backoff backoff = backoff(POLICY, 2);
        backoff.next(0, refusal(404, ""));
        backoff.connected(1, 7);
        backoff.lost(2, 7);

        assertThat(backoff.next(2, refusal(404, ""))).isNotNull();
    }

    @Test
    void neverIsNever() {
        assertThat(Reconnection.NEVER.isOn()).isFalse();
        assertThat(Reconnection.DEFAULTS.isOn()).isTrue();
    }

    private static @Nullable ConnectFailedException refusal(int status, String headers) {
        HandshakeResponse answer = new HandshakeResponse();
        byte[] head = ("HTTP/1.1 " + status + " No\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII);
        answer.take(head, head.length);
        return new ConnectFailedException(ConnectFailedException.Phase.HANDSHAKE, "Refused.", answer);
    }
}
