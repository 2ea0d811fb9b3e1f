package dev.duplexrpc.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

    private long now;
    private final TimerWheel wheel = new TimerWheel(() -> now);
    private final List<String> fired = new ArrayList<>();

    @Test
    void aTimerFiresOnceAndNotBeforeItsTime() {
        set("a", 25);

        turnAfter(24);
        assertThat(fired).isEmpty();
        turnAfter(20);
        turnAfter(10_000);
        assertThat(fired).containsExactly("a");
        assertThat(wheel.size()).isZero();
    }

    @Test
    void aCancelledTimerIsLetGoOfAtOnceAndNeverFires() {
        TimerWheel.Timer timer = set("a", 25);

        timer.cancel();
        timer.cancel();
        assertThat(wheel.size()).isZero();

        turnAfter(1000);
        assertThat(fired).isEmpty();
    }

    @Test
    void timersOfLaterTurnsStayOnTheWheel() {
        set("after one turn", 6_000);
        set("after three turns", 16_000);

        turnAfter(5_990);
        assertThat(fired).isEmpty();
        turnAfter(30);
        assertThat(fired).containsExactly("after one turn");
        turnAfter(10_000);
        assertThat(fired).containsExactly("after one turn", "after three turns");
    }

    @Test
    void aTaskThatThrowsDoesNotKeepOthersFromRunning() {
        wheel.schedule(TimeUnit.MILLISECONDS.toNanos(10), () -> {
            throw new AssertionError("a defect");
        });
        set("same tick", 10);
        set("later", 50);

        turnAfter(30);
        turnAfter(60);

        assertThat(fired).containsExactly("same tick", "later");
    }

    @Test
    void aWheelThatStoodStillFiresAllThatIsDue() {
        for (int millis = 10; millis <= 20_000; millis += 10) {
            set("" + millis, millis);
        }

        turnAfter(25_000);

        assertThat(fired).hasSize(2000);
        assertThat(wheel.size()).isZero();
    }

    @Test
    void aTimerMaySetAnother() {
        wheel.schedule(0, () -> set("second", 10));

        turnAfter(20);
        turnAfter(20);

        assertThat(fired).containsExactly("second");
    }

    private TimerWheel.Timer set(String name, long millis) {
        return wheel.schedule(Duration.ofMillis(millis).toNanos(), () -> fired.add(name));
    }

    private void turnAfter(long millis) {
        now += Duration.ofMillis(millis).toNanos();
        wheel.turn();
    }
}
