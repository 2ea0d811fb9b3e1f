package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Literals;
import dev.duplexrpc.codegen.source.Source;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that a codec needs once: patterns, exact limits. They are found while its methods are written and stand above them.
 * None of them touches another generated class, so that class initialisation cannot deadlock.
 */
final class Constants {
    private final Source source;
    private final Map<String, Constant> byInitializer = new LinkedHashMap<>();

    private record Constant(String type, String name) {}

    Constants(Source source) {
        this.source = source;
    }

    String pattern(String regex) {
        JavaType type = JavaType.of(Library.PATTERN);
        return named("PATTERN", type, source.code("$T.compile($L)", type, Literals.string(regex)));
    }

    String bigInteger(BigDecimal value) {
        String digits = value.toBigInteger().toString();
        return named("LIMIT", Library.BIG_INTEGER, source.code("new $T($S)", Library.BIG_INTEGER, digits));
    }

    String bigDecimal(BigDecimal value) {
        return named("LIMIT", Library.BIG_DECIMAL, source.code("new $T($S)", Library.BIG_DECIMAL, value.toString()));
    }

    /** @param rules the calls that make them */
    String memberNames(String rules) {
        return named("NAMES", JavaType.of(Library.MEMBER_NAMES), source.code("$T", Library.MEMBER_NAMES) + rules);
    }

    String names(String prefix, Iterable<String> names) {
        StringBuilder list = new StringBuilder();
        names.forEach(name -> list.append(list.isEmpty() ? "" : ", ").append(Literals.string(name)));
        JavaType type = JavaType.of(Library.JSON_NAMES);
        return named(prefix, type, source.code("$T.of($L)", type, list));
    }

    /** What a method of the codec returns, once. */
    String set(String call, JavaType element) {
        return named("LISTED", JavaType.of(Library.SET, element), call);
    }

    /** Indices of names. */
    String indices(String prefix, List<Integer> indices) {
        StringBuilder list = new StringBuilder();
        indices.forEach(index -> list.append(list.isEmpty() ? "{" : ", ").append(index));
        return named(prefix, "int[]", list + "}");
    }

    /** Writes the fields. */
    void write() {
        byInitializer.forEach((initializer, constant) -> source.member()
                .line("private static final $L $L = $L;", constant.type(), constant.name(), initializer));
    }

    private String named(String prefix, JavaType type, String initializer) {
        return named(prefix, source.code("$T", type), initializer);
    }

    private String named(String prefix, String type, String initializer) {
        Constant known = byInitializer.get(initializer);
        if (known == null) {
            long sameKind = byInitializer.values().stream()
                    .filter(constant -> constant.name().startsWith(prefix))
                    .count();
            known = new Constant(type, sameKind == 0 ? prefix : prefix + "_" + (sameKind + 1));
            byInitializer.put(initializer, known);
        }
        return known.name();
    }
}
