package dev.duplexrpc.json;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Unmodifiable copies of collections, for the constructors of generated types. What is a copy already, or was read by a
 * {@link JsonReader}, is returned as it is.
 */
public final class Copies {
    private Copies() {}

    /** Copies a map; the order stays. */
    public static <K, V extends @Nullable Object> Map<K, V> map(Map<? extends K, ? extends V> map) {
        if (map instanceof OwnedMap) {
            @SuppressWarnings("unchecked") // it cannot be modified, so it may be seen as a map of supertypes
            Map<K, V> same = (Map<K, V>) map;
            return same;
        }
        // Nearly all objects have no members but their own.
        return map.isEmpty() ? Map.of() : owned(new LinkedHashMap<>(map));
    }

    /** Copies a list whose elements may be null. */
    public static <T extends @Nullable Object> List<T> list(Collection<? extends T> list) {
        if (list instanceof OwnedList) {
            @SuppressWarnings("unchecked") // it cannot be modified, so it may be seen as a list of supertypes
            List<T> same = (List<T>) list;
            return same;
        }
        if (list instanceof List<? extends T> && !containsNull(list)) {
            return List.copyOf(list);
        }
        return withNulls(list.toArray());
    }

    /** Wraps a map that nobody else holds. */
    static <K, V extends @Nullable Object> Map<K, V> owned(LinkedHashMap<K, V> map) {
        return map.isEmpty() ? Map.of() : new OwnedMap<>(map);
    }

    /** Wraps an array that nobody else holds. */
    static <T extends @Nullable Object> List<T> withNulls(@Nullable Object... elements) {
        return new OwnedList<>(elements);
    }

    private static boolean containsNull(Collection<?> elements) {
        for (Object element : elements) {
            if (element == null) {
                return true;
            }
        }
        return false;
    }

    private static final class OwnedMap<K, V> extends AbstractMap<K, V> {
        private final Map<K, V> map;

        OwnedMap(LinkedHashMap<K, V> map) {
            this.map = Collections.unmodifiableMap(map);
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public @Nullable V get(@Nullable Object key) {
            return map.get(key);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return map.containsKey(key);
        }

        @Override
        public Set<Entry<K, V>> entrySet() {
            return map.entrySet();
        }
    }

    private static final class OwnedList<T extends @Nullable Object> extends AbstractList<T> implements RandomAccess {
        private final @Nullable Object[] elements;

        OwnedList(@Nullable Object[] elements) {
            this.elements = elements;
        }

        @Override
        @SuppressWarnings("unchecked") // the array only holds what a list of T held
        public T get(int index) {
            return (T) elements[index];
        }

        @Override
        public int size() {
            return elements.length;
        }
    }
}
