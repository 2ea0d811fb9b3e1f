package dev.duplexrpc.codegen.output;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Options as a text that is the same on every run when they are the same. {@code toString} is not: unmodifiable sets and maps
 * iterate in another order in every process.
 */
public final class Settings {
    private Settings() {}

    /** Describes records, maps, collections and whatever else has a meaningful text, each value with its length in front. */
    public static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Record options) {
            return textOf(options);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Set<?> set) {
            return set.stream().map(Settings::text).sorted().collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Settings::text).collect(Collectors.joining(", ", "[", "]"));
        }
        String text = value.toString();
        return text.length() + ":" + text;
    }

    private static String textOf(Record options) {
        StringBuilder text = new StringBuilder(options.getClass().getName()).append('(');
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            text.append(component.getName())
                    .append('=')
                    .append(text(valueOf(component, options)))
                    .append(", ");
        }
        return text.append(')').toString();
    }

    private static @Nullable Object valueOf(RecordComponent component, Record options) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The option " + component.getName() + " cannot be read.", e);
        }
    }
}
