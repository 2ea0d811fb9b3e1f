package dev.duplexrpc.codegen.read;

import dev.duplexrpc.codegen.diagnostics.Problem;
import java.math.BigInteger;
import java.util.Locale;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Which JSON value a YAML scalar is, by the core schema of YAML 1.2: {@code no} is a string, {@code 1.0} and {@code 0x1f} are numbers. */
final class YamlScalars {
    private static final ScalarResolver CORE = new CoreSchema().getScalarResolver();

    private YamlScalars() {}

    static Node node(ScalarEvent scalar, TreeBuilder builder, int line, int column) {
        String value = scalar.getValue();
        Tag tag = tag(scalar);
        if (tag.equals(Tag.NULL)) {
            return new NullNode(line, column);
        }
        if (tag.equals(Tag.BOOL)) {
            return new BooleanNode(value.equalsIgnoreCase("true"), line, column);
        }
        if (tag.equals(Tag.INT) && !value.isEmpty()) {
            return builder.number(decimal(value), value, line, column);
        }
        if (tag.equals(Tag.FLOAT)) {
            if (value.toLowerCase(Locale.ROOT).matches("[-+]?\\.(inf|nan)")) {
                builder.report(
                        Problem.UNUSUAL_YAML,
                        line,
                        column,
                        "The value " + value + " does not exist in JSON; it is read as a string.",
                        "Write a number, or put the value in quotes.");
                return new TextNode(value, line, column);
            }
            return builder.number(value, value, line, column);
        }
        return new TextNode(value, line, column);
    }

    /** An explicit tag counts only when the value fits it; tags of applications are ignored. */
    private static Tag tag(ScalarEvent scalar) {
        if (scalar.getTag().isPresent()) {
            Tag wanted = new Tag(scalar.getTag().get());
            return wanted.equals(CORE.resolve(scalar.getValue(), true)) ? wanted : Tag.STR;
        }
        return scalar.isPlain() ? CORE.resolve(scalar.getValue(), true) : Tag.STR;
    }

    private static String decimal(String value) {
        if (value.startsWith("0x")) {
            return new BigInteger(value.substring(2), 16).toString();
        }
        if (value.startsWith("0o")) {
            return new BigInteger(value.substring(2), 8).toString();
        }
        return value;
    }
}
