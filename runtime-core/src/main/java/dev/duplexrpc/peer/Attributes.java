package dev.duplexrpc.peer;

import dev.duplexrpc.Attribute;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is remembered of a session or a call. Any thread. */
final class Attributes {

    private final ConcurrentHashMap<Attribute<?>, Object> values = new ConcurrentHashMap<>(4);

    void putAll(Attributes others) {
        values.putAll(others.values);
    }

    <T> @Nullable T get(Attribute<T> key) {
        Object value = values.get(key);
        return value == null ? null : key.type().cast(value);
    }

    <T> void set(Attribute<T> key, @Nullable T value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, key.type().cast(value));
        }
    }
}
