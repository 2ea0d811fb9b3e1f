package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.NumberNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads members tolerantly: what has the wrong type counts as absent here, and the check of the structure reports it. */
final class Fields {
    private Fields() {}

    /** A text; a number, which YAML makes of an unquoted {@code 1.0}, counts as its spelling. */
    static @Nullable String text(Place place, String name) {
        Place value = place.child(name);
        if (value != null && value.node() instanceof NumberNode number) {
            return number.text();
        }
        return place.text(name);
    }

    static String text(Place place, String name, String otherwise) {
        String text = text(place, name);
        return text == null ? otherwise : text;
    }

    /** True only when the document says so: every boolean of OpenRPC is false by default. */
    static boolean flag(Place place, String name) {
        Place value = place.child(name);
        return value != null && value.node() instanceof BooleanNode bool && bool.value();
    }

    static Map<String, Place> extensions(Place place) {
        Map<String, Place> extensions = new LinkedHashMap<>();
        for (Place member : place.members()) {
            if (member.name().startsWith("x-")) {
                extensions.put(member.name(), member);
            }
        }
        return Collections.unmodifiableMap(extensions);
    }
}
