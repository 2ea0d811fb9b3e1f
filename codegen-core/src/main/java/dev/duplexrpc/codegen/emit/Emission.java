package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.ApiModel;
import dev.duplexrpc.codegen.model.Declaration;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import dev.duplexrpc.codegen.model.ServiceModel;
import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.name.Names;
import dev.duplexrpc.codegen.source.ClassName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every emitter knows: the model, its names, and what follows from both. Immutable once made. */
final class Emission {
    private final ApiModel model;
    private final Names names;
    private final JavaTypes types;
    private final EmitOptions options;
    private final Map<TypeId, List<UnionDeclaration>> unions = new HashMap<>();
    private final Map<ClassName, List<ClassName>> codecs = new HashMap<>();
    private final Set<ClassName> deprecated = new HashSet<>();
    private final Set<ClassName> interfaces = new HashSet<>();
    private final Set<String> packageRoots = new HashSet<>(Set.of("java", "javax", "dev", "org"));

    Emission(ApiModel model, Names names, EmitOptions options) {
        this.model = model;
        this.names = names;
        this.types = new JavaTypes(names);
        this.options = options;
        names.packages().forEach(name -> packageRoots.add(name.substring(0, (name + ".").indexOf('.'))));
        for (Declaration declaration : model.declarations().values()) {
            ClassName codec = names.codec(declaration.id());
            ClassName around = codec.enclosing();
            if (around != null) {
                codecs.computeIfAbsent(around, c -> new ArrayList<>()).add(codec);
            }
            if (declaration.doc().deprecated()) {
                deprecated.add(names.type(declaration.id()));
            }
            if (declaration instanceof UnionDeclaration union) {
                interfaces.add(names.type(union.id()));
                addVariants(union);
            }
        }
    }

    ApiModel model() {
        return model;
    }

    Names names() {
        return names;
    }

    JavaTypes types() {
        return types;
    }

    /** The path of the document that a service carries, null if it carries none. */
    @Nullable String documentOf(ServiceModel service) {
        return options.documents().get(service.id());
    }

    /** The modifier of a type that users see, with a space behind it; what is nested in an interface is public without saying so. */
    String visibility(ClassName type) {
        return options.visibility() == EmitOptions.Visibility.PUBLIC && !interfaces.contains(type.enclosing())
                ? "public "
                : "";
    }

    /** The modifier of what generated code of another package may need, with a space behind it. */
    String visibilityAcrossPackages() {
        return names.packages().size() > 1 ? "public " : "";
    }

    /** The first segments of all packages that generated code can name: no variable may hide them. */
    Set<String> packageRoots() {
        return packageRoots;
    }

    Declaration declaration(TypeId id) {
        Declaration declaration = model.declarations().get(id);
        if (declaration == null) {
            throw new IllegalArgumentException("The model refers to the type " + id + ", which it does not declare.");
        }
        return declaration;
    }

    /** The unions that a declared type implements as one of their variants: that which is around it first, the others by their names, so that nothing that is added changes the order. */
    List<ClassName> interfacesOf(TypeId id) {
        List<UnionDeclaration> known = unions.getOrDefault(id, List.of());
        if (known.isEmpty()) {
            return List.of();
        }
        ClassName around = names.type(id).enclosing();
        return known.stream()
                .map(union -> names.type(union.id()))
                .sorted(Comparator.comparing((ClassName union) -> !union.equals(around))
                        .thenComparing(ClassName::toString))
                .toList();
    }

    /** What can be called by its simple name within this type: what is nested in it and in the unions that it implements. */
    List<ClassName> membersOf(@Nullable TypeId id, ClassName type, String... own) {
        List<ClassName> members = new ArrayList<>();
        for (String name : own) {
            members.add(type.nested(name));
        }
        names.nestedIn(type).forEach(nested -> members.add(names.type(nested)));
        if (id != null) {
            for (UnionDeclaration union : unions.getOrDefault(id, List.of())) {
                members.addAll(membersOfUnion(union));
            }
        }
        return members;
    }

    List<ClassName> membersOfUnion(UnionDeclaration union) {
        ClassName name = names.type(union.id());
        List<ClassName> members = new ArrayList<>();
        members.add(name.nested("Unknown"));
        names.nestedIn(name).forEach(nested -> members.add(names.type(nested)));
        for (int i = 0; i < union.variants().size(); i++) {
            ClassName wrapper = names.wrapper(union.id(), i);
            if (wrapper != null) {
                members.add(wrapper);
            }
        }
        return members;
    }

    /** The codecs nested in this one. */
    List<ClassName> codecsIn(ClassName codec) {
        return codecs.getOrDefault(codec, List.of());
    }

    /** Whether to mention the type is to mention something deprecated: the type itself, or one around it. */
    boolean isDeprecated(ClassName type) {
        for (ClassName each = type; each != null; each = each.enclosing()) {
            if (deprecated.contains(each)) {
                return true;
            }
        }
        return false;
    }

    boolean hasDeprecatedTypes() {
        return !deprecated.isEmpty();
    }

    private void addVariants(UnionDeclaration union) {
        for (int i = 0; i < union.variants().size(); i++) {
            Declaration.Variant variant = union.variants().get(i);
            ClassName wrapper = names.wrapper(union.id(), i);
            if (wrapper == null) {
                addVariant(union, variant.use().type());
            } else if (variant.doc().deprecated()) {
                deprecated.add(wrapper);
            }
        }
    }

    private void addVariant(UnionDeclaration union, Type type) {
        if (type instanceof Type.Declared declared) {
            List<UnionDeclaration> known = unions.computeIfAbsent(declared.id(), id -> new ArrayList<>());
            if (!known.contains(union)) {
                known.add(union);
            }
        }
    }
}
