package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.Use;
import java.util.Objects;

/** Code that writes a value to a {@code JsonWriter}. */
final class WriteCode {
    private final CodecCode codecs;

    /** @param codecs without checks: nobody checks what he writes himself */
    WriteCode(CodecCode codecs) {
        this.codecs = codecs;
    }

    /** Writes a value that is not null. */
    String value(String out, Use use, String value) {
        Type type = use.type();
        boolean plainText = type instanceof Type.Text text && text.format() == Type.TextFormat.PLAIN;
        if (plainText || type instanceof Type.Whole || type instanceof Type.Decimal || type instanceof Type.Truth) {
            return out + ".value(" + value + ")";
        } else if (type instanceof Type.Listing listing) {
            return out + ".list(" + value + ", " + codecs.of(listing.element()) + ")";
        } else if (type instanceof Type.Mapping mapping) {
            return out + ".map(" + value + ", " + codecs.of(mapping.value()) + ")";
        } else if (JavaTypes.isUntyped(type)) {
            return out + ".json(" + value + ")";
        }
        return codecs.of(type) + ".write(" + out + ", " + value + ")";
    }

    /** Writes null where the value is null. */
    String nullable(String out, Use use, String value) {
        return out + ".nullable(" + value + ", " + codecs.of(use.type()) + ")";
    }

    /** The codec of the members that a record does not name. */
    String codec(RecordShape shape) {
        return codecs.of(Objects.requireNonNull(shape.others()));
    }

    /** Writes a component that is there. */
    String component(String out, Component component, String value) {
        return switch (component.presence()) {
            case REQUIRED, OPTIONAL -> value(out, component.use(), value);
            case REQUIRED_OR_NULL -> nullable(out, component.use(), value);
            case OMITTABLE -> nullable(out, component.use(), value + ".orNull()");
        };
    }
}
