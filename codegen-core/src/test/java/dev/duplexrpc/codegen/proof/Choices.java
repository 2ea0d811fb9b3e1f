package dev.duplexrpc.codegen.proof;

import java.util.List;
import java.util.Random;

/** Where chance comes from: a seed, or the bytes of a fuzzer. */
public interface Choices {
    /** A number from 0 to below the limit, which is positive. */
    int below(int limit);

    long anyLong();

    static Choices seeded(long seed) {
        Random random = new Random(seed);
        return new Choices() {
            @Override
            public int below(int limit) {
                return random.nextInt(limit);
            }

            @Override
            public long anyLong() {
                return random.nextLong();
            }
        };
    }

    default boolean chance(int percent) {
        return below(100) < percent;
    }

    default int between(int first, int last) {
        return first + below(last - first + 1);
    }

    default <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }

    @SuppressWarnings("unchecked")
    default <T> T oneOf(T... values) {
        return values[below(values.length)];
    }
}
