package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.ApiModel;
import dev.duplexrpc.codegen.model.Declaration;
import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import dev.duplexrpc.codegen.model.MethodModel;
import dev.duplexrpc.codegen.model.NameHint;
import dev.duplexrpc.codegen.model.PackageLayout;
import dev.duplexrpc.codegen.model.ServiceModel;
import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.model.Use;
import dev.duplexrpc.codegen.name.NameSpace.Claim;
import dev.duplexrpc.codegen.source.ClassName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names the types: what is written in errors, what is written in methods, then all others in the order in which the model has them,
 * each with all that is inside it before the next. A component whose name is that of something else than a component makes way by {@code Type}.
 */
final class TypeNaming {
    /** The longest name of a class file, in characters; most file systems end at 255 bytes. */
    private static final int MAX_FILE_NAME = 2 * TopLevelNames.LONGEST;

    private final ApiModel model;
    private final TopLevelNames topLevel;
    private final ServiceFaces faces;
    private final PackageLayout layout;
    private final String root;
    private final List<NameCollision> collisions;
    private final Map<TypeId, ClassName> types = new LinkedHashMap<>();
    private final Map<TypeId, List<@Nullable ClassName>> wrappers = new HashMap<>();
    private final Map<ClassName, NameSpace> nestedSpaces = new HashMap<>();
    private final Map<ClassName, List<TypeId>> nested = new LinkedHashMap<>();
    private final Map<TypeId, List<TypeId>> insides = new HashMap<>();
    private final Map<List<String>, List<Declaration>> inMethods = new HashMap<>();
    private final Set<String> components = new HashSet<>();
    private final Set<TypeId> movedOut;

    TypeNaming(
            ApiModel model,
            String root,
            PackageLayout layout,
            TopLevelNames topLevel,
            ServiceFaces faces,
            List<NameCollision> collisions) {
        this.model = model;
        this.root = root;
        this.layout = layout;
        this.topLevel = topLevel;
        this.faces = faces;
        this.collisions = collisions;
        this.movedOut = InheritanceCycles.unionsToMoveOut(model);
        for (Declaration declaration : model.declarations().values()) {
            if (declaration.hint() instanceof NameHint.Inside inside) {
                insides.computeIfAbsent(inside.owner(), owner -> new ArrayList<>())
                        .add(declaration.id());
            } else if (declaration.hint() instanceof NameHint.InMethod in) {
                inMethods
                        .computeIfAbsent(List.of(in.service(), in.method()), method -> new ArrayList<>())
                        .add(declaration);
            }
        }
    }

    /** Names what is written in errors. */
    void nameInErrors() {
        for (Declaration declaration : model.declarations().values()) {
            if (declaration.hint() instanceof NameHint.InError) {
                nameWithAllInside(declaration);
            }
        }
    }

    /** Names what is written in a method. */
    void nameIn(ServiceModel service, MethodModel method) {
        inMethods.getOrDefault(List.of(service.key(), method.name()), List.of()).forEach(this::nameWithAllInside);
    }

    /** Names all that has no name yet. */
    void nameOthers() {
        for (Declaration declaration : model.declarations().values()) {
            if (!(declaration.hint() instanceof NameHint.Inside)) {
                nameWithAllInside(declaration);
            }
        }
        // What is left is inside itself, by a way round.
        model.declarations().values().forEach(this::nameWithAllInside);
    }

    ClassName type(TypeId id) {
        ClassName known = types.get(id);
        if (known == null) {
            throw new IllegalArgumentException("The model refers to the type " + id + ", which it does not declare.");
        }
        return known;
    }

    Map<TypeId, ClassName> types() {
        return types;
    }

    Map<TypeId, List<@Nullable ClassName>> wrappers() {
        return wrappers;
    }

    Map<ClassName, List<TypeId>> nested() {
        return nested;
    }

    /** Does nothing for what has a name. */
    private void nameWithAllInside(Declaration outermost) {
        if (types.containsKey(outermost.id())) {
            return;
        }
        Deque<Declaration> open = new ArrayDeque<>();
        name(outermost);
        open.push(outermost);
        while (!open.isEmpty()) {
            Declaration owner = open.pop();
            List<Declaration> inside = inside(owner);
            if (owner instanceof UnionDeclaration union) {
                nameVariants(union, inside);
            } else {
                inside.forEach(this::name);
            }
            for (int i = inside.size() - 1; i >= 0; i--) {
                open.push(inside.get(i));
            }
        }
    }

    /** What is written inside the type and has no name yet: in the order of the document, then what only others lead to. */
    private List<Declaration> inside(Declaration owner) {
        List<TypeId> all = insides.getOrDefault(owner.id(), List.of());
        if (all.isEmpty()) {
            return List.of();
        }
        Set<TypeId> own = new HashSet<>(all);
        Set<TypeId> inOrder = new LinkedHashSet<>();
        for (Use part : owner.parts()) {
            TypeId id = part.declared();
            if (id != null && own.contains(id)) {
                inOrder.add(id);
            }
        }
        inOrder.addAll(all);
        List<Declaration> inside = new ArrayList<>();
        for (TypeId id : inOrder) {
            Declaration declaration = model.declarations().get(id);
            if (declaration != null && !types.containsKey(id)) {
                inside.add(declaration);
            }
        }
        return inside;
    }

    private void name(Declaration declaration) {
        TypeId id = declaration.id();
        ClassName name = nameOf(declaration);
        types.put(id, name);
        ClassName owner = name.enclosing();
        if (owner != null) {
            nested.computeIfAbsent(owner, o -> new ArrayList<>()).add(id);
        }
    }

    private ClassName nameOf(Declaration declaration) {
        NameHint hint = declaration.hint();
        if (hint instanceof NameHint.Inside inside) {
            return inside(inside, claim(hint, Spelling.type(inside.step()), declaration.id()));
        }
        if (hint instanceof NameHint.InMethod inMethod) {
            String natural = Spelling.type(Spelling.withoutPrefix(inMethod.method(), inMethod.service()))
                    + Spelling.type(inMethod.role());
            return outermost(claim(hint, natural, declaration.id()));
        }
        if (hint instanceof NameHint.InError inError) {
            ClassName error = faces.errors().getOrDefault(inError.error(), ClassName.of("", "Error"));
            String step = inError.step().isEmpty() ? "Data" : Spelling.type(inError.step());
            String natural = Spelling.withoutEnding(error.simpleName(), "Exception") + step;
            return outermost(claim(hint, natural, declaration.id()));
        }
        NameHint.Component component = (NameHint.Component) hint;
        return component(claim(hint, Spelling.type(component.key(), component.path()), declaration.id()));
    }

    private static Claim claim(NameHint hint, String natural, TypeId id) {
        String wanted = Spelling.chosenType(hint.chosen(), natural);
        return new Claim(wanted, !wanted.equals(natural), TopLevelNames.key(id), id);
    }

    private ClassName component(Claim claim) {
        String home = layout.ofModels(claim.at().file(), root);
        String owner = topLevel.ownerOf(home, claim.wanted());
        boolean ofComponent = owner != null && components.contains(owner);
        components.add(claim.key());
        return topLevel.claim(home, claim, ofComponent ? "" : "Type");
    }

    private ClassName outermost(Claim claim) {
        return topLevel.claim(layout.ofModels(claim.at().file(), root), claim, "");
    }

    private ClassName inside(NameHint.Inside hint, Claim claim) {
        ClassName owner = types.get(hint.owner());
        if (owner == null) {
            return outermost(new Claim(hashed(claim), claim.key(), claim.at()));
        }
        if (model.declarations().get(hint.owner()) instanceof EnumDeclaration) {
            return outermost(claim); // an enumeration holds no types
        }
        if (movedOut.contains(claim.at())) {
            return outermost(new Claim(
                    String.join("", owner.simpleNames()) + claim.wanted(),
                    claim.isAskedFor(),
                    claim.key(),
                    claim.at()));
        }
        if (fileName(owner.nested(claim.wanted())).length() > MAX_FILE_NAME) {
            return topLevel.claim(owner.packageName(), new Claim(hashed(claim), claim.key(), claim.at()), "");
        }
        return owner.nested(nestedSpace(owner).claim(claim, "Type"));
    }

    private static String hashed(Claim claim) {
        return TopLevelNames.shortened(claim.wanted()) + "_" + NameSpace.hash(claim.key());
    }

    /** The types inside a union and the records that hold its other variants, in the order of the variants. */
    private void nameVariants(UnionDeclaration union, List<Declaration> inside) {
        ClassName owner = type(union.id());
        NameSpace space = nestedSpace(owner);
        List<@Nullable ClassName> names = new ArrayList<>();
        Set<TypeId> own = inside.stream().map(Declaration::id).collect(Collectors.toSet());
        for (Declaration.Variant variant : union.variants()) {
            Declaration declared = variant.use().type() instanceof Type.Declared type
                    ? model.declarations().get(type.id())
                    : null;
            if (declared != null && own.contains(declared.id()) && !types.containsKey(declared.id())) {
                name(declared);
            }
            // A sealed type and those that it permits must be in one package.
            boolean ownType = declared != null && packageOf(declared).equals(owner.packageName());
            String key = variant.label() + " " + variant.use().type();
            Claim claim = new Claim("Of" + Spelling.type(variant.label()), key, union.id());
            names.add(ownType ? null : owner.nested(space.claim(claim, "Type")));
        }
        wrappers.put(union.id(), names);
        for (Declaration each : inside) {
            if (!types.containsKey(each.id())) {
                name(each);
            }
        }
    }

    /** The package of a type that may have no name yet. */
    private String packageOf(Declaration declaration) {
        Set<TypeId> seen = new HashSet<>();
        Declaration outer = declaration;
        while (true) {
            ClassName known = types.get(outer.id());
            if (known != null) {
                return known.packageName();
            }
            Declaration owner = outer.hint() instanceof NameHint.Inside inside && seen.add(outer.id())
                    ? model.declarations().get(inside.owner())
                    : null;
            if (owner == null || owner instanceof EnumDeclaration || movedOut.contains(outer.id())) {
                return layout.ofModels(outer.id().file(), root);
            }
            outer = owner;
        }
    }

    private NameSpace nestedSpace(ClassName owner) {
        return nestedSpaces.computeIfAbsent(
                owner,
                o -> new NameSpace("nested types", true, collisions)
                        .reserve(ReservedNames.TYPES)
                        .reserve(owner.simpleNames()));
    }

    /** The longest class file that comes of this type: its codec's, or its builder's. */
    private static String fileName(ClassName type) {
        return String.join("Codec$", type.simpleNames()) + "$Builder.class";
    }
}
