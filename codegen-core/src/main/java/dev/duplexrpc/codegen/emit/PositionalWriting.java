package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Use;
import dev.duplexrpc.codegen.source.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the part of a codec that writes values by position: absent ones at the end are left out, absent ones before others are
 * null, since there is no other way to say it.
 */
final class PositionalWriting {
    private final Source source;
    private final CodecBody body;

    PositionalWriting(CodecBody body) {
        this.source = body.source();
        this.body = body;
    }

    /** @param rest the type of what follows the positions, in a component called {@code rest}; null: nothing does */
    void emit(List<Component> components, @Nullable Use rest) {
        int always = components.size();
        while (always > 0 && !isWrittenAlways(components.get(always - 1))) {
            always--;
        }
        source.line("out.beginArray();");
        boolean counted = components.size() - always > (rest == null ? 1 : 0);
        if (counted) {
            source.line("int size = $L;", size(components, always, rest != null));
        }
        for (int i = 0; i < always; i++) {
            write(components.get(i), true);
        }
        for (int i = always; i < components.size(); i++) {
            String here = counted ? "size > " + i : isThere(components.get(i));
            source.open("if ($L)", here);
            write(components.get(i), counted);
            source.close();
        }
        if (rest != null) {
            source.open("for ($T element : value.rest())", body.types().element(rest))
                    .line(
                            "$L;",
                            JavaTypes.isNullable(rest)
                                    ? body.writing().nullable("out", rest, "element")
                                    : body.writing().value("out", rest, "element"))
                    .close();
        }
        source.line("out.endArray();");
    }

    private static boolean isWrittenAlways(Component component) {
        return component.isConstant() || component.presence().isRequired();
    }

    private static String size(List<Component> components, int always, boolean hasRest) {
        StringBuilder size = new StringBuilder();
        if (hasRest) {
            size.append("!value.rest().isEmpty() ? ").append(components.size()).append(" : ");
        }
        for (int i = components.size(); i > always; i--) {
            size.append(isThere(components.get(i - 1))).append(" ? ").append(i).append(" : ");
        }
        return size.append(always).toString();
    }

    private static String isThere(Component component) {
        String value = "value." + component.name() + "()";
        return component.presence() == Presence.OMITTABLE ? value + ".isPresent()" : value + " != null";
    }

    /** @param mayBeNull whether nobody has asked for null yet */
    private void write(Component component, boolean mayBeNull) {
        if (component.isConstant()) {
            source.line("$L;", Constant.of(component).write("out", source));
            return;
        }
        String value = "value." + component.name() + "()";
        source.line("$L;", statement(component, value, mayBeNull));
    }

    private String statement(Component component, String value, boolean mayBeNull) {
        if (component.presence() != Presence.OPTIONAL) {
            return body.writing().component("out", component, value);
        }
        return mayBeNull
                ? body.writing().nullable("out", component.use(), value)
                : body.writing().value("out", component.use(), value);
    }
}
