package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.source.Annotations;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Writes the record of an object: header, compact constructor, builder, codec, constants. */
final class RecordEmitter {
    private final Unit unit;
    private final Emission emission;
    private final Source source;
    private final RecordShape shape;

    RecordEmitter(Unit unit, RecordShape shape) {
        this.unit = unit;
        this.emission = unit.emission();
        this.source = unit.source();
        this.shape = shape;
    }

    /** Writes the record that users see, with its builder and with the types nested in it. */
    void emit(ClassName codec) {
        unit.decorate(shape.name(), comment(), shape.doc().deprecated());
        open(emission.visibility(shape.name()), interfaces(), "Builder");
        compactConstructor();
        new BuilderEmitter(unit, shape).factories();
        codecAccessor(source, shape.name(), codec);
        constantAccessors();
        new BuilderEmitter(unit, shape).builder();
        new NestedTypes(unit).emit(shape.name());
        source.closeType();
    }

    /** Opens the record of a tuple, which has no builder: its constructor takes the items by position, as JSON does. */
    void openTuple() {
        unit.decorate(shape.name(), comment(), shape.doc().deprecated());
        open(emission.visibility(shape.name()), interfaces());
        compactConstructor();
    }

    /** Writes the record around a variant that is no type of its own. */
    void emitWrapper(ClassName union) {
        source.member();
        unit.decorate(shape.name(), comment(), shape.doc().deprecated());
        open("", List.of(union));
        compactConstructor();
        source.closeType();
    }

    /** Opens the record of parameters; whoever calls this closes it. */
    void openParams(String method, boolean isPublic) {
        Javadoc comment = new Javadoc().say("The parameters of $L.", Javadoc.code(method));
        if (isPublic) {
            shape.components()
                    .forEach(
                            component -> comment.tag("@param " + component.name(), component.parameterDocumentation()));
        }
        unit.decorate(shape.name(), comment, false);
        if (!isPublic) {
            open("", List.of(), "Codec");
            compactConstructor();
            return;
        }
        open(emission.visibility(shape.name()), List.of(), "Builder", "Codec");
        compactConstructor();
        new BuilderEmitter(unit, shape).factories();
        new BuilderEmitter(unit, shape).builder();
    }

    static void codecAccessor(Source source, ClassName type, ClassName codec) {
        source.member()
                .javadoc(new Javadoc().say("Returns the codec that reads and writes this type as JSON."))
                .open("public static $T codec()", Library.codecOf(JavaType.of(type)))
                .line("return $T.INSTANCE;", codec)
                .close();
    }

    /** The clause that names interfaces, to be put together before the type's own members are in sight. */
    static String implementing(Source source, List<ClassName> interfaces) {
        StringBuilder clause = new StringBuilder();
        for (ClassName one : interfaces) {
            clause.append(clause.isEmpty() ? " implements " : ", ").append(source.name(one));
        }
        return clause.toString();
    }

    private List<ClassName> interfaces() {
        return shape.id() == null ? List.of() : emission.interfacesOf(shape.id());
    }

    private void open(String visibility, List<ClassName> interfaces, String... nested) {
        String implemented = implementing(source, interfaces);
        source.enter(emission.membersOf(shape.id(), shape.name(), nested));
        List<String> header = new ArrayList<>();
        for (Component component : shape.components()) {
            header.add(source.code("$T $L", emission.types().component(component), component.name()));
        }
        if (shape.isOpen()) {
            header.add(source.code("$T otherMembers", shape.othersType(emission.types())));
        }
        source.open("$Lrecord $L($L)$L", visibility, shape.name().simpleName(), String.join(", ", header), implemented);
    }

    private Javadoc comment() {
        Javadoc comment = Docs.comment(shape.doc(), shape.name().simpleName());
        shape.components()
                .forEach(component -> comment.tag("@param " + component.name(), component.parameterDocumentation()));
        if (shape.isOpen() && !comment.isEmpty()) {
            comment.ownTag("@param otherMembers", "members that the document does not name, kept unchanged");
        }
        return comment;
    }

    private void compactConstructor() {
        List<String> statements = new ArrayList<>();
        shape.components().forEach(component -> statements.addAll(guard(component)));
        if (shape.isOpen()) {
            statements.add(source.code("otherMembers = $T.map(otherMembers);", Library.COPIES));
        }
        if (!statements.isEmpty()) {
            source.member().open("public $L", shape.name().simpleName());
            statements.forEach(statement -> source.line("$L", statement));
            source.close();
        }
        deprecatedAccessors();
    }

    private List<String> guard(Component component) {
        String name = component.name();
        String copy = copy(component.use().type());
        return switch (component.presence()) {
            case REQUIRED -> {
                if (emission.types().component(component).isPrimitive()) {
                    yield List.of();
                }
                String required = source.code("$T.requireNonNull($L, $S)", Library.OBJECTS, name, name);
                yield List.of(copy.isEmpty() ? required + ";" : name + " = " + copy + "(" + required + ");");
            }
            case OMITTABLE -> {
                String there = source.code("$T.requireNonNull($L, $S)", Library.OBJECTS, name, name);
                yield List.of(copy.isEmpty() ? there + ";" : name + " = " + omittableCopy(there, component) + ";");
            }
            case REQUIRED_OR_NULL, OPTIONAL ->
                copy.isEmpty()
                        ? List.of()
                        : List.of(name + " = " + name + " == null ? null : " + copy + "(" + name + ");");
        };
    }

    private String omittableCopy(String value, Component component) {
        return source.code(
                "$L.map($T::$L)",
                value,
                Library.COPIES,
                component.use().type() instanceof Type.Listing ? "list" : "map");
    }

    private String copy(Type type) {
        if (type instanceof Type.Listing) {
            return source.code("$T.list", Library.COPIES);
        }
        return type instanceof Type.Mapping ? source.code("$T.map", Library.COPIES) : "";
    }

    void constantAccessors() {
        shape.members().stream().filter(Component::isConstant).forEach(this::constantAccessor);
    }

    /** An annotation in the header would reach the constructor's parameter, where the compiler warns that it says nothing. */
    private void deprecatedAccessors() {
        for (Component component : shape.components()) {
            if (component.doc().deprecated()) {
                source.member()
                        .javadoc(new Javadoc().markdown(component.documentation()))
                        .line("@$T", Annotations.DEPRECATED)
                        .line("@$T", Annotations.OVERRIDE)
                        .open("public $T $L()", emission.types().component(component), component.name())
                        .line("return $L;", component.name())
                        .close();
            }
        }
    }

    private void constantAccessor(Component component) {
        Constant constant = Constant.of(component);
        if (constant.type() == null) {
            return;
        }
        Javadoc comment = new Javadoc()
                .markdown(Docs.text(component.doc(), component.name()))
                .say("Always $L.", Javadoc.code(constant.literal().text()));
        source.member().javadoc(comment);
        if (component.doc().deprecated()) {
            source.line("@$T", Annotations.DEPRECATED);
        }
        source.open("public $T $L()", constant.type(), component.name())
                .line("return $L;", constant.code(source))
                .close();
    }
}
