package dev.duplexrpc.codegen.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a class.
 *
 * @param simpleNames the outermost class first, the class itself last
 */
public record ClassName(String packageName, List<String> simpleNames) {
    public ClassName {
        simpleNames = List.copyOf(simpleNames);
    }

    public static ClassName of(String packageName, String... simpleNames) {
        return new ClassName(packageName, List.of(simpleNames));
    }

    /** The class with this canonical name, told from its package by the first segment that starts with an upper-case letter. */
    public static ClassName parse(String canonicalName) {
        List<String> segments = List.of(canonicalName.split("\\.", -1));
        int first = 0;
        while (first < segments.size() - 1 && !startsUpperCase(segments.get(first))) {
            first++;
        }
        return new ClassName(String.join(".", segments.subList(0, first)), segments.subList(first, segments.size()));
    }

    public ClassName nested(String simpleName) {
        List<String> names = new ArrayList<>(simpleNames);
        names.add(simpleName);
        return new ClassName(packageName, names);
    }

    public String simpleName() {
        return simpleNames.get(simpleNames.size() - 1);
    }

    /** The class around this one; null for a top-level class. */
    public @Nullable ClassName enclosing() {
        return simpleNames.size() == 1
                ? null
                : new ClassName(packageName, simpleNames.subList(0, simpleNames.size() - 1));
    }

    public ClassName topLevel() {
        return simpleNames.size() == 1 ? this : new ClassName(packageName, simpleNames.subList(0, 1));
    }

    public boolean isTopLevel() {
        return simpleNames.size() == 1;
    }

    public String canonicalName() {
        String inPackage = String.join(".", simpleNames);
        return packageName.isEmpty() ? inPackage : packageName + "." + inPackage;
    }

    /** Written out, like the hash: names are looked up all the time, and what a record brings along is slow until it is compiled. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ClassName name
                && name.simpleNames.equals(simpleNames)
                && name.packageName.equals(packageName);
    }

    @Override
    public int hashCode() {
        return simpleNames.hashCode();
    }

    @Override
    public String toString() {
        return canonicalName();
    }

    private static boolean startsUpperCase(String segment) {
        return !segment.isEmpty() && Character.isUpperCase(segment.codePointAt(0));
    }
}
