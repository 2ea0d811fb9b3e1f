package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.json.JsonWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Writers are used again, and no two hands hold the same one. */
class WritersTest {

    @Test
    void aThreadGetsItsOwnOneBackAndAnotherOneMeanwhile() {
        JsonWriter first = Writers.take(100);
        JsonWriter second = Writers.take(100);
        assertThat(second).isNotSameAs(first);
        Writers.giveBack(first);

        assertThat(Writers.take(100)).isSameAs(first);
    }

    @Test
    void aLargeArrayIsNotKept() {
        JsonWriter writer = Writers.take(1 << 20);
        writer.value("x".repeat(500_000));
        Writers.giveBack(writer);

        assertThat(writer.buffer().length).isLessThan(100_000);
    }

    /** On Java 17 these are threads of a pool, of which the same holds. */
    @Test
    void threadsOfHandlersShareAFewAndNeverOneAtTheSameTime() throws Exception {
        Set<JsonWriter> held = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        Set<JsonWriter> all = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        ExecutorService threads = HandlerThreads.create("writers-test", 4);
        List<Future<Boolean>> done = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            done.add(threads.submit(() -> {
                JsonWriter writer = Writers.take(100);
                boolean alone = held.add(writer);
                all.add(writer);
                writer.value("mine");
                boolean intact = writer.toString().equals("\"mine\"");
                held.remove(writer);
                Writers.giveBack(writer);
                return alone && intact;
            }));
        }
        Set<Boolean> outcomes = new HashSet<>();
        for (Future<Boolean> one : done) {
            outcomes.add(one.get());
        }
        threads.shutdown();

        assertThat(outcomes).containsExactly(true);
        assertThat(all).hasSizeLessThan(500);
    }
}
