package dev.duplexrpc.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether two elements of a collection are equal. Sets of Java do that quickly, except for elements with one hash that have no order: whoever chooses them well can have each compared with
 * every other one. So these are counted.
 */
enum Twins {
    NONE,
    SOME,
    /** More than {@link #MOST_COMPARISONS} would be needed; nobody has so many by accident. */
    TOO_MANY_TO_TELL;

    /** Each may parse two elements of any size, so not more than a thread of I/O can do. */
    static final int MOST_COMPARISONS = 1_000;

    /** The hashes of a set that grows by one element at a time, which compares each with those of its hash. Not for several threads. */
    static final class Hashes {

        private final Map<Integer, Integer> elements = new HashMap<>();
        private int comparisons;

        /** Whether this element would make more of them than is allowed. The first of a hash is not counted: elements may well be equal. */
        boolean makeTooManyComparisons(@Nullable Object element) {
            if (element instanceof Comparable) {
                return false;
            }
            comparisons += Math.max(0, elements.getOrDefault(Objects.hashCode(element), 0) - 1);
            return comparisons > MOST_COMPARISONS;
        }

        void added(@Nullable Object element) {
            if (!(element instanceof Comparable)) {
                elements.merge(Objects.hashCode(element), 1, Integer::sum);
            }
        }
    }

    static Twins among(Collection<?> elements) {
        boolean ordered = elements.stream().allMatch(element -> element instanceof Comparable);
        return ordered ? amongOrdered(elements) : amongOthers(elements);
    }

    private static Twins amongOrdered(Collection<?> elements) {
        return new HashSet<>(elements).size() == elements.size() ? NONE : SOME;
    }

    private static Twins amongOthers(Collection<?> elements) {
        Map<Integer, List<Object>> byHash = new HashMap<>();
        int comparisons = 0;
        for (Object element : elements) {
            List<Object> alike = byHash.computeIfAbsent(Objects.hashCode(element), hash -> new ArrayList<>(1));
            for (Object other : alike) {
                if (Objects.equals(element, other)) {
                    return SOME;
                }
                if (++comparisons > MOST_COMPARISONS) {
                    return TOO_MANY_TO_TELL;
                }
            }
            alike.add(element);
        }
        return NONE;
    }
}
