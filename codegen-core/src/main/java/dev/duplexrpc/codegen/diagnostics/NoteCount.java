package dev.duplexrpc.codegen.diagnostics;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many notes there are, shown or not.
 *
 * @param byCode how many of each kind
 * @param files where they are
 */
public record NoteCount(SortedMap<String, Integer> byCode, Set<String> files) {
    /** There are none. */
    public static final NoteCount NONE = new NoteCount(new TreeMap<>(), Set.of());

    public NoteCount {
        byCode = Collections.unmodifiableSortedMap(new TreeMap<>(byCode));
        files = Collections.unmodifiableSet(new LinkedHashSet<>(files));
    }

    /** Of all kinds together. */
    public int all() {
        return byCode.values().stream().mapToInt(Integer::intValue).sum();
    }
}
