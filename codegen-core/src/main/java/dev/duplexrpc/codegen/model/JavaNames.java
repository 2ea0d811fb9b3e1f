package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Names for Java that a document asks for by {@code x-java-name}; one that Java cannot use is reported and not used. */
final class JavaNames {
    private static final String HINT = "x-java-name";

    /** Words that no type may be called, although variables may. */
    private static final Set<String> NO_TYPES = Set.of("permits", "record", "sealed", "var", "yield");

    private final Findings findings;

    JavaNames(Findings findings) {
        this.findings = findings;
    }

    /** What the class made from this place is to be called. */
    @Nullable String ofType(Place place) {
        String name = place.text(HINT);
        return check(place, HINT, place.has(HINT), name, name != null && isType(name));
    }

    /** What the method, member, parameter or constant made from this place is to be called. */
    @Nullable String of(Place place) {
        String name = place.text(HINT);
        return check(place, HINT, place.has(HINT), name, name != null && isIdentifier(name));
    }

    /** What a keyword that lists names for the values of an {@code enum} says of one of them. */
    @Nullable String ofValue(Place schema, String keyword, int index) {
        Place list = schema.child(keyword);
        Node name = list != null && list.node() instanceof ArrayNode array && index < array.size()
                ? array.get(index)
                : null;
        String text = name == null ? null : name.asText();
        return check(schema, keyword, name != null, text, text != null && isIdentifier(text));
    }

    private @Nullable String check(Place place, String keyword, boolean given, @Nullable String name, boolean legal) {
        if (given && !legal) {
            findings.report(
                    Problem.INVALID_HINT,
                    place.key(keyword),
                    "The value of " + keyword + " is no name that Java could use here"
                            + (name == null ? "" : ": " + name) + "; it is ignored.",
                    "Write letters and digits, and no keyword.");
        }
        return legal ? name : null;
    }

    static boolean isIdentifier(String name) {
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name, SourceVersion.RELEASE_17);
    }

    static boolean isType(String name) {
        return isIdentifier(name) && !NO_TYPES.contains(name);
    }

    /** Whether it is a name of a class with its package. */
    static boolean isQualified(String name) {
        return name.indexOf('.') > 0 && SourceVersion.isName(name, SourceVersion.RELEASE_17);
    }
}
