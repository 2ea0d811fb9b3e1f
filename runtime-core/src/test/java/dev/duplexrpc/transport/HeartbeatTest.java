package dev.duplexrpc.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.time.TimerWheel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final TransportLimits LIMITS = TransportLimits.DEFAULTS
            .withPingInterval(Duration.ofSeconds(10))
            .withIdleTimeout(Duration.ofSeconds(30))
            .withMessageTimeout(Duration.ofSeconds(20))
            .withWriteTimeout(Duration.ofSeconds(20));

    private long now;
    private final TimerWheel wheel = new TimerWheel(() -> now);
    private final Recorded patient = new Recorded();
    private final Heartbeat heartbeat = new Heartbeat(patient, LIMITS, wheel);

    @Test
    void aSilentConnectionIsAskedOnceAndThenGivenUp() {
        heartbeat.start();

        pass(16);
        assertThat(patient.seen).containsExactly("ping");
        pass(10);
        assertThat(patient.seen).containsExactly("ping");
        pass(10);
        assertThat(patient.seen).contains("idle");
    }

    @Test
    void anIntervalThatChangesWhileALookIsUnderWayAddsNoSecondOne() {
        heartbeat.start();
        patient.defers = true;
        pass(6);
        heartbeat.pingEvery(Duration.ofSeconds(20));
        patient.defers = false;
        patient.deferred.forEach(Runnable::run);

        assertThat(wheel.size()).isEqualTo(1);
    }

    @Test
    void anIntervalMayBeLongerThanCanBeMeasured() {
        heartbeat.start();

        heartbeat.pingEvery(Duration.ofMillis(Long.MAX_VALUE));

        assertThat(wheel.size()).isEqualTo(1);
    }

    @Test
    void whateverComesCountsAsLife() {
        heartbeat.start();

        for (int i = 0; i < 100; i++) {
            pass(4);
            heartbeat.heard();
        }

        assertThat(patient.seen).isEmpty();
    }

    @Test
    void anAnswerToAPingStartsTheSilenceAnew() {
        heartbeat.start();
        pass(16);
        heartbeat.heard();
        patient.seen.clear();

        pass(21);

        assertThat(patient.seen).containsExactly("ping");
    }

    @Test
    void aMessageThatTricklesIsFoundAlthoughSomethingComes() {
        heartbeat.start();
        patient.message = 7;

        for (int i = 0; i < 26; i++) {
            pass(1);
            heartbeat.heard();
        }

        assertThat(patient.seen).contains("trickles");
    }

    @Test
    void manyMessagesInARowAreNoMessageThatTrickles() {
        heartbeat.start();

        for (int i = 0; i < 100; i++) {
            pass(1);
            heartbeat.heard();
            patient.message = i / 10;
            patient.write = i / 10;
        }

        assertThat(patient.seen).isEmpty();
    }

    @Test
    void whoStillTakesWhatStandsBeforeThePingIsNotGivenUp() {
        heartbeat.start();
        for (int i = 1; i <= 100; i++) {
            patient.write = i;
            pass(1);
        }
        assertThat(patient.seen).containsExactly("ping");

        patient.write = 0;
        pass(36);
        assertThat(patient.seen).contains("idle");
    }

    @Test
    void aSocketThatTakesNothingIsFound() {
        heartbeat.start();
        patient.write = 3;

        for (int i = 0; i < 26; i++) {
            pass(1);
            heartbeat.heard();
        }

        assertThat(patient.seen).contains("takes nothing");
    }

    @Test
    void nobodyIsGivenUpWithoutHavingBeenAsked() {
        Heartbeat hasty = new Heartbeat(
                patient, LIMITS.withIdleTimeout(Duration.ofSeconds(1)).withMessageTimeout(Duration.ZERO), wheel);
        hasty.start();

        pass(40);

        assertThat(patient.seen).startsWith("ping", "idle");
    }

    @Test
    void withoutLimitsNothingIsScheduled() {
        TransportLimits none = LIMITS.withPingInterval(Duration.ZERO)
                .withIdleTimeout(Duration.ZERO)
                .withMessageTimeout(Duration.ZERO)
                .withWriteTimeout(Duration.ZERO);

        new Heartbeat(patient, none, wheel).start();

        assertThat(wheel.size()).isZero();
    }

    @Test
    void theIntervalCanBeChangedWhileItBeats() {
        heartbeat.start();
        heartbeat.pingEvery(Duration.ofSeconds(4));

        pass(7);
        assertThat(patient.seen).containsExactly("ping");

        heartbeat.heard();
        heartbeat.pingEvery(Duration.ZERO);
        pass(15);
        assertThat(patient.seen).containsExactly("ping");
        assertThat(wheel.size()).isEqualTo(1);
    }

    @Test
    void theEndCancelsWhatIsScheduled() {
        heartbeat.start();
        heartbeat.end();

        assertThat(wheel.size()).isZero();
    }

    @Test
    void connectionsThatBeginTogetherAreNotAskedTogether() {
        List<Recorded> patients = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Recorded one = new Recorded();
            patients.add(one);
            new Heartbeat(one, LIMITS, wheel).start();
        }
        int most = 0;
        int asked = 0;
        for (int step = 0; step < 300; step++) {
            now += TimeUnit.MILLISECONDS.toNanos(50);
            wheel.turn();
            int before = asked;
            asked = (int) patients.stream().filter(one -> !one.seen.isEmpty()).count();
            most = Math.max(most, asked - before);
        }

        assertThat(asked).isEqualTo(1000);
        assertThat(most).isLessThan(100);
    }

    @Test
    void pingsAreCountedByTheMinute() {
        PingLimit limit = new PingLimit(3, wheel);
        assertThat(limit.allowsOneMore() && limit.allowsOneMore() && limit.allowsOneMore())
                .isTrue();
        assertThat(limit.allowsOneMore()).isFalse();

        PingLimit patiently = new PingLimit(3, wheel);
        for (int i = 0; i < 20; i++) {
            now += TimeUnit.SECONDS.toNanos(21);
            assertThat(patiently.allowsOneMore()).isTrue();
        }
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds * 10; i++) {
            now += TimeUnit.MILLISECONDS.toNanos(100);
            wheel.turn();
        }
    }

    private static final class Recorded implements Heartbeat.Patient {

        final List<String> seen = new ArrayList<>();
        final List<Runnable> deferred = new ArrayList<>();
        boolean defers;
        long message;
        long write;

        @Override
        public long messageUnderWay() {
            return message;
        }

        @Override
        public long writeUnderWay() {
            return write;
        }

        @Override
        public void ping() {
            seen.add("ping");
        }

        @Override
        public void idle() {
            seen.add("idle");
        }

        @Override
        public void trickles() {
            seen.add("trickles");
        }

        @Override
        public void takesNothing() {
            seen.add("takes nothing");
        }

        @Override
        public void execute(Runnable task) {
            if (defers) {
                deferred.add(task);
            } else {
                task.run();
            }
        }
    }
}
