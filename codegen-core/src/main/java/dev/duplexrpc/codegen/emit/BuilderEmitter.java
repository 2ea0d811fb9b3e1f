package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.Annotations;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Writes the builder of a record: the one way of making it that keeps working when members are added. */
final class BuilderEmitter {
    private final JavaTypes types;
    private final Source source;
    private final RecordShape shape;
    private final ClassName builder;
    private final String typeName;

    BuilderEmitter(Unit unit, RecordShape shape) {
        this.types = unit.emission().types();
        this.source = unit.source();
        this.shape = shape;
        this.builder = shape.name().nested("Builder");
        this.typeName = String.join(".", shape.name().simpleNames());
    }

    /** Writes the methods of the type that hand out builders. */
    void factories() {
        factory();
        StringBuilder chain = new StringBuilder();
        for (Component component : shape.components()) {
            chain.append('.')
                    .append(component.name())
                    .append('(')
                    .append(component.name())
                    .append(')');
        }
        if (shape.isOpen()) {
            chain.append(".otherMembers(otherMembers)");
        }
        source.member()
                .javadoc(new Javadoc().say("Returns a builder that starts from this value."))
                .open("public $T toBuilder()", builder)
                .line("return new $T()$L;", builder, chain)
                .close();
    }

    /** As {@link #factories}, without an expression that grows with the number of members. */
    void wideFactories() {
        factory();
        source.member()
                .javadoc(new Javadoc().say("Returns a builder that starts from this value."))
                .open("public $T toBuilder()", builder)
                .line("$T builder = new $T();", builder, builder);
        shape.components().forEach(component -> source.line("builder.$L = $L;", component.name(), component.name()));
        if (shape.isOpen()) {
            source.line("builder.otherMembers = otherMembers;");
        }
        source.line("return builder;").close();
    }

    /** As {@link #builder}, for a class whose constructor takes the builder. */
    void wideBuilder() {
        open();
        source.member()
                .javadoc(new Javadoc()
                        .say("Returns the value.")
                        .ownTag("@throws IllegalStateException", "if a required member was not set"))
                .open("public $T build()", shape.name())
                .line("return new $T(this);", shape.name())
                .close();
        source.close();
    }

    void builder() {
        open();
        build();
        source.close();
    }

    private void open() {
        boolean canFail = shape.components().stream().anyMatch(component -> component.presence() == Presence.REQUIRED);
        String rest = shape.components().isEmpty() && !shape.isOpen()
                ? "."
                : "; setters take each member by its name"
                        + (canFail ? ", and {@link #build} says what is missing." : ".");
        source.member()
                .javadoc(new Javadoc().say("Builds a {@link $T}$L", shape.name(), rest))
                .line("@$T", Annotations.GENERATED)
                .open("public static final class Builder");
        fields();
        source.member().line("private Builder() {}");
        shape.components().forEach(this::setters);
        if (shape.isOpen()) {
            source.member()
                    .javadoc(new Javadoc().say("Sets the members that the document does not name."))
                    .open("public $T otherMembers($T otherMembers)", builder, shape.othersType(types))
                    .line("this.otherMembers = otherMembers;")
                    .line("return this;")
                    .close();
        }
    }

    private void factory() {
        source.member()
                .javadoc(new Javadoc().say("Returns a builder with nothing set."))
                .open("public static $T builder()", builder)
                .line("return new $T();", builder)
                .close();
    }

    private void fields() {
        for (Component component : shape.components()) {
            JavaType type = types.component(component);
            if (component.presence() == Presence.OMITTABLE) {
                source.line("private $T $L = $T.absent();", type, component.name(), Library.OMITTABLE);
            } else {
                source.line("private $T $L;", type.orNull(), component.name());
            }
        }
        if (shape.isOpen()) {
            source.line("private $T otherMembers = $T.of();", shape.othersType(types), Library.MAP);
        }
    }

    private void setters(Component component) {
        if (component.presence() == Presence.OMITTABLE) {
            String name = component.name();
            setterHead(
                            component,
                            new Javadoc().markdown(component.documentation()).say("Sets {@code $L} to a value.", name))
                    .open(
                            "public $T $L($T $L)",
                            builder,
                            name,
                            types.plain(component.use().type()),
                            name)
                    .line("return $L($T.of($L));", name, Library.OMITTABLE, name)
                    .close();
        }
        setterHead(component, new Javadoc().markdown(component.documentation()))
                .open("public $T $L($T $L)", builder, component.name(), types.component(component), component.name())
                .line("this.$L = $L;", component.name(), component.name())
                .line("return this;")
                .close();
    }

    private Source setterHead(Component component, Javadoc comment) {
        source.member().javadoc(comment);
        if (component.doc().deprecated()) {
            source.line("@$T", Annotations.DEPRECATED);
        }
        return source;
    }

    private void build() {
        List<String> arguments = new ArrayList<>();
        boolean canFail = false;
        for (Component component : shape.components()) {
            if (component.presence() == Presence.REQUIRED) {
                canFail = true;
                arguments.add(source.code(
                        "$T.member($L, $S, $S)", Library.REQUIRED, component.name(), typeName, component.name()));
            } else {
                arguments.add(component.name());
            }
        }
        if (shape.isOpen()) {
            arguments.add("otherMembers");
        }
        Javadoc comment = new Javadoc().say("Returns the value.");
        if (canFail) {
            comment.ownTag("@throws IllegalStateException", "if a required member was not set");
        }
        source.member()
                .javadoc(comment)
                .open("public $T build()", shape.name())
                .line("return new $T($L);", shape.name(), String.join(", ", arguments))
                .close();
    }
}
