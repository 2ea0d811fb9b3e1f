package dev.duplexrpc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IoTurnsTest {

    private static final int AT_ONCE = IoTurns.AT_ONCE;

    private final ArrayDeque<Runnable> planned = new ArrayDeque<>();
    private final ArrayDeque<Runnable> behindOthers = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>();
    private final IoTurns turns = new IoTurns(planned::add, behindOthers::add);

    @Test
    void whatIsTooMuchForOneTurnWaitsForTheNextInItsOrder() {
        take(0, 2 * AT_ONCE + 1);
        assertThat(done).hasSize(AT_ONCE);

        nextTurn();
        take(2 * AT_ONCE + 1, 2 * AT_ONCE + 2);
        assertThat(done).hasSize(2 * AT_ONCE);
        assertThat(planned).isEmpty();
        assertThat(behindOthers).hasSize(1);

        nextTurn();
        assertThat(done)
                .containsExactlyElementsOf(
                        IntStream.range(0, 2 * AT_ONCE + 2).boxed().toList());
    }

    @Test
    void aTurnIsPlannedOnlyWhileSomethingIsDone() {
        assertThat(planned).isEmpty();

        take(0, 2);
        assertThat(planned).hasSize(1);

        nextTurn();
        assertThat(planned).isEmpty();

        take(2, 2 + AT_ONCE);
        assertThat(done).hasSize(2 + AT_ONCE);
    }

    @Test
    void oneThatFailsDoesNotHoldTheOthersUp() {
        take(0, AT_ONCE);
        turns.runOrKeep(() -> {
            throw new IllegalStateException("expected by this test");
        });
        take(AT_ONCE, AT_ONCE + 1);

        assertThatThrownBy(this::nextTurn).isInstanceOf(IllegalStateException.class);
        nextTurn();

        assertThat(done).hasSize(AT_ONCE + 1);
    }

    @Test
    void onAThreadThatEndsNobodyWaits() {
        Executor nobody = turn -> {
            throw new RejectedExecutionException("expected by this test");
        };
        IoTurns ending = new IoTurns(nobody, nobody);
        for (int i = 0; i < 2 * AT_ONCE; i++) {
            int number = i;
            ending.runOrKeep(() -> done.add(number));
        }

        assertThat(done).hasSize(2 * AT_ONCE);
    }

    private void take(int from, int to) {
        IntStream.range(from, to).forEach(number -> turns.runOrKeep(() -> done.add(number)));
    }

    private void nextTurn() {
        (behindOthers.isEmpty() ? planned : behindOthers).remove().run();
    }
}
