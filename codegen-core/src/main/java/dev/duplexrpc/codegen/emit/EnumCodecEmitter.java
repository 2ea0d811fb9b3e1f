package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Declaration.EnumBase;
import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.EnumValue;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Writes the codec of an enumeration. Known texts become the constants without a string being made. */
final class EnumCodecEmitter {
    /** The switch over constants must stay small enough for the JIT compiler to take it. */
    private static final int MAX_SWITCH = 200;
    /** An error message names this many values. */
    private static final int MAX_NAMED = 20;

    /** So many values are added to a list in one method. */
    private static final int VALUES_PER_METHOD = 1000;

    private static final String LISTED = "listed";

    private final Unit unit;
    private final Source source;
    private final EnumDeclaration enumeration;
    private final ClassName type;
    private final CodecBody body;

    EnumCodecEmitter(Unit unit, EnumDeclaration enumeration, ClassName codec) {
        this.unit = unit;
        this.source = unit.source();
        this.enumeration = enumeration;
        this.type = unit.emission().names().type(enumeration.id());
        this.body = new CodecBody(unit, codec, JavaType.of(type));
    }

    void emit() {
        if (enumeration.values().stream().anyMatch(value -> value.doc().deprecated())) {
            unit.callsDeprecated();
        }
        body.emit(
                () -> {
                    body.openRead();
                    boolean byIndex = enumeration.base() == EnumBase.TEXT
                            && enumeration.values().size() <= MAX_SWITCH;
                    if (byIndex) {
                        readKnown();
                    } else {
                        readAny();
                    }
                    source.close();
                    if (byIndex) {
                        unknown();
                    }
                    body.openWrite();
                    String write = enumeration.base() == EnumBase.MIXED
                            ? "out.json(value.value());"
                            : "out.value(value.value());";
                    source.line("$L", write).close();
                    if (!enumeration.hasConstants() && enumeration.isChecked()) {
                        listed();
                    }
                },
                () -> {});
    }

    private void readKnown() {
        List<String> texts =
                enumeration.values().stream().map(value -> value.value().text()).toList();
        List<String> constants = unit.emission().names().members(enumeration.id());
        String names = body.constants().names("TEXTS", texts);
        source.open("return switch (in.tryString($L))", names);
        for (int i = 0; i < constants.size(); i++) {
            source.line("case $L -> $T.$L;", i, type, constants.get(i));
        }
        source.line("default -> unknown(in);").close(";");
    }

    private void unknown() {
        source.member()
                .open("private static $T unknown($T in)", type, Library.JSON_READER)
                .line("$T value = new $T(in.readString());", type, type);
        refuse(unrecognized());
        source.line("return value;").close();
    }

    private void readAny() {
        String read = switch (enumeration.base()) {
            case TEXT -> "in.readString()";
            case WHOLE -> "in.readLong()";
            case MIXED -> "in.readJson()";
        };
        source.line("$T value = new $T($L);", type, type, read);
        if (enumeration.isChecked()) {
            refuse(
                    enumeration.hasConstants()
                            ? unrecognized()
                            : "!" + body.constants().set(LISTED + "()", EnumEmitter.base(enumeration))
                                    + ".contains(value.value())");
        }
        source.line("return value;");
    }

    /** The values of an enumeration that has no constants, for those who validate. */
    private void listed() {
        JavaType set = JavaType.of(Library.SET, EnumEmitter.base(enumeration));
        List<EnumValue> values = enumeration.values();
        source.member()
                .open("private static $T $L()", set, LISTED)
                .line("$T values = new $T<>();", set, ClassName.of("java.util", "HashSet"));
        for (int from = 0; from < values.size(); from += VALUES_PER_METHOD) {
            source.line("$L$L(values);", LISTED, from / VALUES_PER_METHOD);
        }
        source.line("return values;").close();
        for (int from = 0; from < values.size(); from += VALUES_PER_METHOD) {
            source.member().open("private static void $L$L($T values)", LISTED, from / VALUES_PER_METHOD, set);
            for (EnumValue value : values.subList(from, Math.min(from + VALUES_PER_METHOD, values.size()))) {
                source.line("values.add($L);", EnumEmitter.literal(source, enumeration, value.value()));
            }
            source.close();
        }
    }

    private String unrecognized() {
        return source.code("value.known() == $T.UNRECOGNIZED", type.nested("Known"));
    }

    private void refuse(String unlisted) {
        List<String> named = new ArrayList<>();
        for (EnumValue value : enumeration
                .values()
                .subList(0, Math.min(MAX_NAMED, enumeration.values().size()))) {
            named.add(value.value().shown(60));
        }
        String more = enumeration.values().size() > MAX_NAMED ? " …" : "";
        source.open("if (in.validates() && $L)", unlisted)
                .line("throw in.invalid($S);", "is none of " + String.join(", ", named) + more)
                .close();
    }
}
