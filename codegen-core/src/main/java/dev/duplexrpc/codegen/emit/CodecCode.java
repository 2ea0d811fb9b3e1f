package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.Use;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Source;
import org.jspecify.annotations.Nullable;

/** Code that names the codec of a use: {@code Codecs.list(Pet.codec())}. */
final class CodecCode {
    private final Source source;
    private final JavaTypes types;
    private final @Nullable CheckCode checks;

    /** @param checks null where nothing is ever checked: what a client reads */
    CodecCode(Source source, JavaTypes types, @Nullable CheckCode checks) {
        this.source = source;
        this.types = types;
        this.checks = checks;
    }

    String of(Use use) {
        String code = of(use.type());
        if (checks != null && checks.applies(use)) {
            String checked = checks.around("reader", unboxed("element", use.type()), use);
            code = source.code("$T.checked($L, (reader, element) -> $L)", Library.CODECS, code, checked);
        }
        return JavaTypes.isNullable(use) ? source.code("$T.nullable($L)", Library.CODECS, code) : code;
    }

    /** The codec of the type itself: never null, nothing checked beyond it. */
    String of(Type type) {
        if (type instanceof Type.Text text) {
            return shared(name(text.format()));
        } else if (type instanceof Type.Whole whole) {
            return shared(
                    switch (whole.width()) {
                        case INT -> "INT";
                        case LONG -> "LONG";
                        case BIG -> "BIG_INTEGER";
                    });
        } else if (type instanceof Type.Decimal decimal) {
            return shared(decimal.precision() == Type.Precision.DOUBLE ? "DOUBLE" : "BIG_DECIMAL");
        } else if (type instanceof Type.Truth) {
            return shared("BOOLEAN");
        } else if (type instanceof Type.Listing listing) {
            return source.code("$T.list($L)", Library.CODECS, of(listing.element()));
        } else if (type instanceof Type.Mapping mapping) {
            return source.code("$T.map($L)", Library.CODECS, of(mapping.value()));
        } else if (type instanceof Type.External external && external.codec() != null) {
            return external.codec();
        } else if (type instanceof Type.Declared || type instanceof Type.External) {
            return source.code("$T.codec()", types.plain(type));
        }
        return shared("JSON");
    }

    /** The limits of primitives are compared as primitives; a boxed value fits two of the methods that do it. */
    private String unboxed(String variable, Type type) {
        JavaType plain = types.plain(type);
        return plain.isPrimitive() ? variable + "." + source.code("$T", plain) + "Value()" : variable;
    }

    private String shared(String constant) {
        return source.code("$T.$L", Library.CODECS, constant);
    }

    private static String name(Type.TextFormat format) {
        return switch (format) {
            case PLAIN -> "STRING";
            case DATE_TIME -> "OFFSET_DATE_TIME";
            case DATE -> "LOCAL_DATE";
            case DURATION -> "DURATION";
            case UUID -> "UUID";
            case URI -> "URI";
            case BASE64 -> "BYTES";
            case HEX_LONG -> "HEX_LONG";
            case HEX_BIG -> "HEX_BIG_INTEGER";
        };
    }
}
