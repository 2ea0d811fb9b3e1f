package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.Use;
import dev.duplexrpc.codegen.source.Source;

/** Code that reads a value from {@code in}. */
final class ReadCode {
    private final CodecCode codecs;
    private final CheckCode checks;

    ReadCode(CodecCode codecs, CheckCode checks) {
        this.codecs = codecs;
        this.checks = checks;
    }

    /** Reads a value that is not null, and checks it. */
    String value(Use use) {
        return checks.around("in", unchecked(use.type()), use);
    }

    /** The codec of a use, with its checks. */
    String codec(Use use) {
        return codecs.of(use);
    }

    /** Reads a value that may be null. */
    String valueOrNull(Use use) {
        return JavaTypes.isNullable(use) ? "in.tryNull() ? null : " + value(use) : value(use);
    }

    /**
     * Reads what a variable of this presence holds.
     *
     * @param absent code that tells, and passes over, a null that stands for an absent value
     * @param source the file that the code is for
     */
    String component(Component component, String absent, Source source) {
        String value = value(component.use());
        return switch (component.presence()) {
            case REQUIRED -> value;
            case REQUIRED_OR_NULL -> "in.tryNull() ? null : " + value;
            case OPTIONAL -> JavaTypes.isUntyped(component.use().type()) ? value : absent + " ? null : " + value;
            case OMITTABLE ->
                source.code("in.tryNull() ? $T.ofNull() : $T.of($L)", Library.OMITTABLE, Library.OMITTABLE, value);
        };
    }

    private String unchecked(Type type) {
        if (type instanceof Type.Text text && text.format() == Type.TextFormat.PLAIN) {
            return "in.readString()";
        } else if (type instanceof Type.Whole whole) {
            return switch (whole.width()) {
                case INT -> "in.readInt()";
                case LONG -> "in.readLong()";
                case BIG -> "in.readBigInteger()";
            };
        } else if (type instanceof Type.Decimal decimal) {
            return decimal.precision() == Type.Precision.DOUBLE ? "in.readDouble()" : "in.readBigDecimal()";
        } else if (type instanceof Type.Truth) {
            return "in.readBoolean()";
        } else if (type instanceof Type.Listing listing) {
            return "in.list(" + codecs.of(listing.element()) + ")";
        } else if (type instanceof Type.Mapping mapping) {
            return "in.map(" + codecs.of(mapping.value()) + ")";
        } else if (JavaTypes.isUntyped(type)) {
            return "in.readJson()";
        }
        return codecs.of(type) + ".read(in)";
    }
}
