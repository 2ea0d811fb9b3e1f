package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.peer.LostSessions.Made;
import dev.duplexrpc.peer.LostSessions.Served;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever the order in which somebody subscribes, closes, loses sessions and is answered: in the end each subscription that nobody has closed is at the server once, its items reach its own subscriber
 * once and in order, and nothing is left of the others. A failure prints the seed that makes it again.
 */
class RenewalSchedulesTest {

    /** One thing that happens, with a number for the parts of it that vary. */
    record Step(int kind, int which) {

        void doTo(RenewalSchedulesTest test) {
            switch (kind) {
                case 0, 1 -> test.subscribe();
                case 2 -> test.close(which);
                case 3 -> test.agree(which);
                case 4, 5 -> test.emit(which);
                case 6 -> test.sessions.lose();
                case 7 -> test.sessions.serve();
                case 8 -> test.sessions.deliver();
                default -> test.sessions.settle();
            }
        }
    }

    private final LostSessions sessions = new LostSessions();
    private final List<Made> made = new ArrayList<>();
    private final Set<Made> closed = new HashSet<>();
    private final Map<Made, Integer> seenAtClose = new HashMap<>();
    private long item;

    @Property(tries = 5000, seed = "1")
    void eachIsThereOnceAndNothingIsLeftOfTheOthers(@ForAll("schedules") List<Step> schedule) {
        RenewalSchedulesTest test = new RenewalSchedulesTest();
        test.sessions.agreesAtOnce = false;
        schedule.forEach(step -> step.doTo(test));
        test.finish();
    }

    private void subscribe() {
        made.add(sessions.subscribe(made.size()));
    }

    private void close(int which) {
        if (!made.isEmpty()) {
            Made one = made.get(which % made.size());
            if (one.handle.isDone() && !one.handle.isCompletedExceptionally() && closed.add(one)) {
                one.handle.join().close();
                seenAtClose.put(one, one.seen.size());
            }
        }
    }

    private void agree(int which) {
        if (!sessions.served.isEmpty()) {
            sessions.served.get(which % sessions.served.size()).agree();
        }
    }

    private void emit(int which) {
        if (!sessions.served.isEmpty()) {
            sessions.served.get(which % sessions.served.size()).subscriber.next(item++);
        }
    }

    private void finish() {
        sessions.serve();
        sessions.agreesAtOnce = true;
        sessions.settle();
        sessions.served.forEach(Served::agree);
        sessions.settle();
        long last = item++;
        sessions.served.forEach(served -> served.subscriber.next(last));
        sessions.settle();

        int open = 0;
        for (int number = 0; number < made.size(); number++) {
            Made one = made.get(number);
            boolean isOpen = !closed.contains(one) && !one.handle.isCompletedExceptionally();
            open += isOpen ? 1 : 0;
            assertThat(liveAtServer(number)).isEqualTo(isOpen ? 1 : 0);
            assertThat(one.seen.stream().filter(("item " + last)::equals)).hasSize(isOpen ? 1 : 0);
            if (closed.contains(one)) {
                assertThat(one.seen).hasSize(seenAtClose.get(one));
            }
            assertThat(items(one)).isSorted().doesNotHaveDuplicates();
            assertThat(one.seen).doesNotContain("failed -32003", "completed");
        }
        assertThat(sessions.client.madeSubscriptions()).isEqualTo(open);
        assertThat(sessions.client.pendingCalls()).isZero();
        assertThat(sessions.two.wheel.size()).isZero();
    }

    private long liveAtServer(long number) {
        return sessions.served.stream()
                .filter(served -> served.number == number && served.ends.isEmpty())
                .count();
    }

    private static List<Long> items(Made one) {
        return one.seen.stream()
                .filter(event -> event.startsWith("item "))
                .map(event -> Long.valueOf(event.substring(5)))
                .toList();
    }

    @Provide
    Arbitrary<List<Step>> schedules() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 1000))
                .as(Step::new);
        return step.list().ofMaxSize(60);
    }
}
