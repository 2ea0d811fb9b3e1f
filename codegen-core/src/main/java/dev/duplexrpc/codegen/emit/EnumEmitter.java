package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Declaration.EnumBase;
import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.EnumValue;
import dev.duplexrpc.codegen.model.Literal;
import dev.duplexrpc.codegen.source.Annotations;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Literals;
import dev.duplexrpc.codegen.source.Source;
import java.math.BigDecimal;
import java.util.List;

/** Writes an open enumeration: a record that keeps any value, constants for the known ones, and an enum to switch over. */
final class EnumEmitter {
    /** A switch over more texts than this is slower to load than a table. */
    private static final int MAX_SWITCH = 500;

    private final Unit unit;
    private final Source source;
    private final EnumDeclaration enumeration;
    private final ClassName type;
    private final List<String> constants;

    EnumEmitter(Unit unit, EnumDeclaration enumeration) {
        this.unit = unit;
        this.source = unit.source();
        this.enumeration = enumeration;
        this.type = unit.emission().names().type(enumeration.id());
        this.constants = unit.emission().names().members(enumeration.id());
    }

    /** What a value is in Java. */
    static JavaType base(EnumDeclaration enumeration) {
        return switch (enumeration.base()) {
            case TEXT -> Library.STRING;
            case WHOLE -> JavaType.Primitive.LONG;
            case MIXED -> JavaType.of(Library.JSON);
        };
    }

    void emit(ClassName codec) {
        unit.decorate(type, comment(), enumeration.doc().deprecated());
        String implemented = RecordEmitter.implementing(source, unit.emission().interfacesOf(enumeration.id()));
        source.enter(unit.emission().membersOf(enumeration.id(), type, "Known"));
        source.open(
                "$Lrecord $L($T value)$L",
                unit.emission().visibility(type),
                type.simpleName(),
                base(enumeration),
                implemented);
        if (enumeration.hasConstants()) {
            constants();
        }
        if (enumeration.base() != EnumBase.WHOLE) {
            source.member()
                    .open("public $L", type.simpleName())
                    .line("$T.requireNonNull(value, $S);", Library.OBJECTS, "value")
                    .close();
        }
        if (enumeration.hasConstants()) {
            known();
        }
        RecordEmitter.codecAccessor(source, type, codec);
        source.member()
                .line("@$T", Annotations.OVERRIDE)
                .open("public String toString()")
                .line("return $L;", enumeration.base() == EnumBase.TEXT ? "value" : "String.valueOf(value)")
                .close();
        if (enumeration.hasConstants()) {
            knownEnum();
        }
        source.closeType();
    }

    private Javadoc comment() {
        Javadoc comment = Docs.comment(enumeration.doc(), type.simpleName());
        return enumeration.hasConstants()
                ? comment.say(
                        "An open enumeration: a value that is not listed here is kept, and {@link #known} says so.")
                : comment.say("An open enumeration with more values than a class can list.");
    }

    private void constants() {
        for (int i = 0; i < constants.size(); i++) {
            EnumValue value = enumeration.values().get(i);
            Javadoc comment = new Javadoc().markdown(Docs.text(value.doc()));
            if (comment.isEmpty()) {
                comment.say("$L", Javadoc.code(value.value().text()));
            }
            source.member().javadoc(comment);
            if (value.doc().deprecated()) {
                source.line("@$T", Annotations.DEPRECATED);
            }
            source.line(
                    "public static final $T $L = new $T($L);", type, constants.get(i), type, literal(value.value()));
        }
        if (usesTable()) {
            JavaType table = JavaType.of(Library.MAP, base(enumeration), JavaType.of(type.nested("Known")));
            source.member().line("private static final $T byValue = table();", table);
        }
    }

    private boolean usesTable() {
        return enumeration.base() != EnumBase.TEXT || constants.size() > MAX_SWITCH;
    }

    private void known() {
        ClassName known = type.nested("Known");
        source.member()
                .javadoc(
                        new Javadoc()
                                .say(
                                        "Returns the constant to switch over, {@link Known#UNRECOGNIZED} for a value that the document does not list."))
                .open("public $T known()", known);
        if (usesTable()) {
            source.line("return byValue.getOrDefault(value, $T.UNRECOGNIZED);", known)
                    .close();
            table(known);
            return;
        }
        source.open("return switch (value)");
        for (int i = 0; i < constants.size(); i++) {
            source.line("case $L -> $T.$L;", literal(enumeration.values().get(i).value()), known, constants.get(i));
        }
        source.line("default -> $T.UNRECOGNIZED;", known).close(";").close();
    }

    private void table(ClassName known) {
        JavaType table = JavaType.of(Library.MAP, base(enumeration), JavaType.of(known));
        source.member()
                .open("private static $T table()", table)
                .line("$T table = new $T<>();", table, ClassName.of("java.util", "HashMap"));
        for (int i = 0; i < constants.size(); i++) {
            source.line(
                    "table.put($L, $T.$L);", literal(enumeration.values().get(i).value()), known, constants.get(i));
        }
        source.line("return table;").close();
    }

    private void knownEnum() {
        source.member()
                .javadoc(
                        new Javadoc()
                                .say(
                                        "The values that the document lists. A newer document may list more: switch with a {@code default}."))
                .line("@$T", Annotations.GENERATED)
                .open("public enum Known");
        constants.forEach(constant -> source.line("$L,", constant));
        source.line("UNRECOGNIZED").close();
    }

    private String literal(Literal value) {
        return literal(source, enumeration, value);
    }

    /** An expression for a value. */
    static String literal(Source source, EnumDeclaration enumeration, Literal value) {
        return switch (enumeration.base()) {
            case TEXT -> Literals.string(value.text());
            case WHOLE -> new BigDecimal(value.text()).longValueExact() + "L";
            case MIXED -> mixed(source, value);
        };
    }

    private static String mixed(Source source, Literal value) {
        return switch (value.kind()) {
            case TEXT -> source.code("$T.of($S)", Library.JSON, value.text());
            case TRUTH -> source.code("$T.$L", Library.JSON, value.text().equals("true") ? "TRUE" : "FALSE");
            case NULL -> source.code("$T.NULL", Library.JSON);
            case NUMBER, COMPOUND -> source.code("$T.parse($S)", Library.JSON, value.text());
        };
    }
}
