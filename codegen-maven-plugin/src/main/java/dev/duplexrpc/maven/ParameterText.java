package dev.duplexrpc.maven;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a goal as a text that is the same on every run when they are the same, whatever parameters there are: nobody
 * can forget one here. They are taken as the user wrote them, because to make generator options of them loads a hundred classes,
 * which is most of what a run with nothing to do would cost. For the same reason there are no streams here, nor on the rest of
 * that path: the first lambda of a process costs more than the files.
 */
final class ParameterText {
    /** What Maven hands in beside the parameters, by the names of the fields. */
    private static final Set<String> SURROUNDINGS = Set.of("project", "session", "execution", "markers", "start");

    private ParameterText() {}

    /** Describes every parameter of a goal, up to this class of its hierarchy. */
    static String of(Object goal, Class<?> last) {
        StringBuilder text = new StringBuilder(500);
        Class<?> type = goal.getClass();
        while (last.isAssignableFrom(type)) {
            appendFields(text, goal, type);
            type = type.getSuperclass();
        }
        return text.toString();
    }

    private static void appendFields(StringBuilder text, Object holder, Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !SURROUNDINGS.contains(field.getName())) {
                text.append(field.getName()).append('=');
                append(text, valueOf(field, holder));
                text.append('\n');
            }
        }
    }

    /** Each text has its length in front, so that no value can pretend to be several. */
    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("null");
        } else if (value instanceof List<?> list) {
            text.append('[');
            for (Object element : list) {
                append(text, element);
                text.append(", ");
            }
            text.append(']');
        } else if (value instanceof String || value instanceof File || value instanceof Boolean) {
            String plain = value.toString();
            text.append(plain.length()).append(':').append(plain);
        } else if (value.getClass().getPackage() == ParameterText.class.getPackage()) {
            text.append('{');
            appendFields(text, value, value.getClass());
            text.append('}');
        } else {
            throw new IllegalStateException("A parameter is a "
                    + value.getClass().getName() + ", of which nobody has said when two are the same.");
        }
    }

    private static @Nullable Object valueOf(Field field, Object holder) {
        try {
            field.setAccessible(true);
            return field.get(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The parameter " + field.getName() + " cannot be read.", e);
        }
    }
}
