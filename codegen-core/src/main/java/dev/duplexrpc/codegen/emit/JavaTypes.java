package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.Use;
import dev.duplexrpc.codegen.name.Names;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.JavaType.Primitive;
import dev.duplexrpc.codegen.source.JavaType.Reference;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What the types of the model are in Java. */
final class JavaTypes {
    private final Names names;

    JavaTypes(Names names) {
        this.names = names;
    }

    /** The type of a value that is there and not null: primitive where Java has one. */
    JavaType plain(Type type) {
        if (type instanceof Type.Text text) {
            return text(text.format());
        } else if (type instanceof Type.Whole whole) {
            return switch (whole.width()) {
                case INT -> Primitive.INT;
                case LONG -> Primitive.LONG;
                case BIG -> Library.BIG_INTEGER;
            };
        } else if (type instanceof Type.Decimal decimal) {
            return decimal.precision() == Type.Precision.DOUBLE ? Primitive.DOUBLE : Library.BIG_DECIMAL;
        } else if (type instanceof Type.Truth) {
            return Primitive.BOOLEAN;
        } else if (type instanceof Type.Listing listing) {
            return JavaType.of(Library.LIST, element(listing.element()));
        } else if (type instanceof Type.Mapping mapping) {
            return JavaType.of(Library.MAP, Library.STRING, element(mapping.value()));
        } else if (type instanceof Type.Declared declared) {
            return JavaType.of(names.type(declared.id()));
        } else if (type instanceof Type.External external) {
            return JavaType.of(ClassName.parse(external.javaType()));
        }
        return JavaType.of(Library.JSON);
    }

    /** The type of a use as a type argument. */
    Reference element(Use use) {
        JavaType plain = plain(use.type());
        return isNullable(use) ? plain.orNull() : plain.boxed();
    }

    /** The type of a component of a record or of a parameter. */
    JavaType component(Component component) {
        JavaType plain = plain(component.use().type());
        return switch (component.presence()) {
            case REQUIRED -> plain;
            case REQUIRED_OR_NULL, OPTIONAL -> plain.orNull();
            case OMITTABLE -> JavaType.of(Library.OMITTABLE, plain);
        };
    }

    /** Untyped JSON holds null as one of its values; nobody needs a second one. */
    static boolean isNullable(Use use) {
        return use.nullable() && !isUntyped(use.type());
    }

    static boolean isUntyped(Type type) {
        return type instanceof Type.Untyped || type instanceof Type.Nothing;
    }

    private static JavaType text(Type.TextFormat format) {
        return switch (format) {
            case PLAIN -> Library.STRING;
            case DATE_TIME -> JavaType.of(OffsetDateTime.class);
            case DATE -> JavaType.of(LocalDate.class);
            case DURATION -> JavaType.of(Duration.class);
            case UUID -> JavaType.of(UUID.class);
            case URI -> JavaType.of(URI.class);
            case BASE64 -> JavaType.of(Library.BASE64_BYTES);
            case HEX_LONG -> Primitive.LONG;
            case HEX_BIG -> Library.BIG_INTEGER;
        };
    }
}
