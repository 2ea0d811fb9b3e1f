package dev.duplexrpc.codegen.check;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.TextNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses texts that generated code repeats and that no constant of Java could hold, which ends at 65,535 bytes. The names of members are held when a file is read. */
public final class LongTexts {
    /** Three bytes for each character, and room for the words around it. */
    private static final int LONGEST = 10_000;

    private static final List<String> OF_PARTS = List.of("name", "message", "x-java-name");
    private static final List<String> OF_SCHEMAS = List.of("const", "x-java-name", "x-java-type");
    private static final List<String> LISTS_OF_SCHEMAS = List.of("enum", "required", "x-enum-varnames", "x-enumNames");

    private final Diagnostics diagnostics;

    public LongTexts(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Checks a method, a parameter or an error, without the schemas in it. */
    public void checkPart(Place part, List<ReferenceStep> way) {
        OF_PARTS.forEach(keyword -> check(part.child(keyword), way));
        Place subscription = part.child("x-subscription");
        if (subscription != null) {
            check(subscription.child("notification"), way);
            check(subscription.child("unsubscribe"), way);
        }
    }

    /** Checks a schema, without those in it. */
    void checkSchema(Place schema, List<ReferenceStep> way) {
        OF_SCHEMAS.forEach(keyword -> check(schema.child(keyword), way));
        for (String keyword : LISTS_OF_SCHEMAS) {
            Place list = schema.child(keyword);
            if (list != null) {
                list.elements().forEach(value -> check(value, way));
            }
        }
    }

    private void check(@Nullable Place value, List<ReferenceStep> way) {
        int length = value == null ? 0 : length(value.node());
        if (value != null && length > LONGEST) {
            diagnostics.report(
                    Problem.LIMIT_EXCEEDED,
                    value,
                    way,
                    "This has " + length + " characters; names, values and messages that come into Java may have "
                            + LONGEST + ".",
                    "Shorten it.");
        }
    }

    private static int length(Node node) {
        return node instanceof TextNode text
                ? text.value().length()
                : node.toJson().length();
    }
}
