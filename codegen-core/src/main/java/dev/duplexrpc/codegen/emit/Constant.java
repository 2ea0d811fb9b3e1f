package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Literal;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.JavaType.Primitive;
import dev.duplexrpc.codegen.source.Literals;
import dev.duplexrpc.codegen.source.Source;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The only value that a member can have.
 *
 * @param type its type in Java; null for null itself
 */
record Constant(Literal literal, @Nullable JavaType type) {
    static Constant of(Component component) {
        Literal literal = Objects.requireNonNull(component.constant());
        JavaType type = switch (literal.kind()) {
            case TEXT -> Library.STRING;
            case TRUTH -> Primitive.BOOLEAN;
            case NUMBER -> number(new BigDecimal(literal.text()));
            case COMPOUND -> JavaType.of(Library.JSON);
            case NULL -> null;
        };
        return new Constant(literal, type);
    }

    /** An expression for the value. */
    String code(Source source) {
        return switch (literal.kind()) {
            case TEXT -> Literals.string(literal.text());
            case TRUTH -> literal.text();
            case NUMBER -> number(source);
            case COMPOUND -> source.code("$T.parse($S)", Library.JSON, literal.text());
            case NULL -> "null";
        };
    }

    /** Statements that read the value from {@code in} and refuse another one where the reader validates. */
    void read(Source source) {
        if (type == null) {
            source.line("in.readNull();");
            return;
        }
        String differs;
        if (type == Library.STRING) {
            differs = "!in.readString().equals(" + code(source) + ")";
        } else if (type == Primitive.BOOLEAN) {
            differs = literal.text().equals("true") ? "!in.readBoolean()" : "in.readBoolean()";
        } else if (type == Primitive.INT) {
            differs = "in.readInt() != " + code(source);
        } else if (type == Primitive.LONG) {
            differs = "in.readLong() != " + code(source);
        } else if (type == Library.BIG_DECIMAL) {
            differs = "in.readBigDecimal().compareTo(" + code(source) + ") != 0";
        } else {
            differs = "!in.readJson().equals(" + code(source) + ")";
        }
        source.open("if ($L && in.validates())", differs)
                .line("throw in.invalid($S);", "is not " + literal.shown(100))
                .close();
    }

    String write(String out, Source source) {
        if (type == null) {
            return out + ".nullValue()";
        }
        return literal.kind() == Literal.Kind.COMPOUND
                ? out + ".json(" + code(source) + ")"
                : out + ".value(" + code(source) + ")";
    }

    private String number(Source source) {
        BigDecimal value = new BigDecimal(literal.text());
        if (type == Primitive.INT) {
            return Integer.toString(value.intValueExact());
        }
        return type == Primitive.LONG
                ? value.longValueExact() + "L"
                : source.code("new $T($S)", Library.BIG_DECIMAL, literal.text());
    }

    private static JavaType number(BigDecimal value) {
        boolean whole = value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
        if (!whole || value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return Library.BIG_DECIMAL;
        }
        boolean small = value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return small ? Primitive.INT : Primitive.LONG;
    }
}
