package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.ApiModel;
import dev.duplexrpc.codegen.model.Declaration;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import dev.duplexrpc.codegen.model.ErrorModel;
import dev.duplexrpc.codegen.model.NameHint;
import dev.duplexrpc.codegen.model.PackageLayout;
import dev.duplexrpc.codegen.model.ServiceModel;
import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names the classes. Components come first, then errors and services, then what is written in place; so a component has the name that
 * its key makes, and can push others aside, which is reported where they stand.
 */
final class TypeNaming {
    /** The longest name of a class file, in characters; most file systems end at 255 bytes. */
    private static final int MAX_FILE_NAME = 180;

    private static final TypeId NOWHERE = new TypeId("", "");

    private final ApiModel model;
    private final String root;
    private final PackageLayout layout;
    private final List<NameCollision> collisions;
    private final Map<String, NameSpace> packages = new HashMap<>();
    private final Map<TypeId, ClassName> types = new LinkedHashMap<>();
    private final Map<TypeId, ClassName> errors = new LinkedHashMap<>();
    private final Map<TypeId, ClassName> services = new LinkedHashMap<>();
    private final Map<TypeId, List<@Nullable ClassName>> wrappers = new HashMap<>();
    private final Map<ClassName, NameSpace> nestedSpaces = new HashMap<>();
    private final Map<ClassName, List<TypeId>> nested = new LinkedHashMap<>();
    private final Map<String, Set<String>> topLevelNames = new LinkedHashMap<>();
    private final Set<TypeId> underWay = new HashSet<>();
    private final Set<TypeId> movedOut;

    TypeNaming(ApiModel model, String root, PackageLayout layout, List<NameCollision> collisions) {
        this.model = model;
        this.root = root;
        this.layout = layout;
        this.collisions = collisions;
        this.movedOut = InheritanceCycles.unionsToMoveOut(model);
    }

    void run() {
        nameComponents();
        model.errors().values().forEach(error -> errors.put(error.id(), nameError(error)));
        model.services().forEach(service -> services.put(service.id(), nameService(service)));
        model.declarations().values().forEach(declaration -> type(declaration.id()));
        for (Declaration declaration : model.declarations().values()) {
            if (declaration instanceof UnionDeclaration union) {
                wrappers.put(union.id(), nameWrappers(union));
            }
        }
    }

    private void nameComponents() {
        Map<String, List<Declaration>> byHome = new LinkedHashMap<>();
        for (Declaration declaration : model.declarations().values()) {
            if (declaration.hint() instanceof NameHint.Component) {
                byHome.computeIfAbsent(layout.ofModels(declaration.id().file(), root), home -> new ArrayList<>())
                        .add(declaration);
            }
        }
        byHome.forEach((home, components) -> {
            List<NameSpace.Claim> claims =
                    components.stream().map(TypeNaming::claim).toList();
            List<String> names = space(home).claimAll(claims, "Type");
            for (int i = 0; i < names.size(); i++) {
                topLevelNames.computeIfAbsent(home, h -> new LinkedHashSet<>()).add(names.get(i));
                types.put(components.get(i).id(), ClassName.of(home, names.get(i)));
            }
        });
    }

    private static NameSpace.Claim claim(Declaration component) {
        String spelled = component.hint() instanceof NameHint.Component hint ? hint.key() : "";
        String natural = Spelling.type(spelled);
        String wanted = chosenOr(component.hint().chosen(), natural);
        boolean chosen = !wanted.equals(natural);
        return new NameSpace.Claim(shortened(wanted), spelled, chosen, key(component.id()), component.id());
    }

    /** A class that stands beside another one and is seen by nobody else. */
    ClassName companion(ClassName beside, String simpleName, String key, TypeId at) {
        return claimTopLevel(beside.packageName(), simpleName, key + " (" + simpleName + ")", at);
    }

    Map<TypeId, ClassName> types() {
        return types;
    }

    ClassName type(TypeId id) {
        ClassName known = types.get(id);
        return known == null ? name(id) : known;
    }

    ClassName service(TypeId id) {
        ClassName known = services.get(id);
        if (known == null) {
            throw new IllegalArgumentException("The model has no service " + id + ".");
        }
        return known;
    }

    Map<TypeId, ClassName> errors() {
        return errors;
    }

    Map<TypeId, List<@Nullable ClassName>> wrappers() {
        return wrappers;
    }

    Map<ClassName, List<TypeId>> nested() {
        return nested;
    }

    /** The simple names of top-level classes, by package. */
    Map<String, Set<String>> topLevelNames() {
        return topLevelNames;
    }

    private ClassName name(TypeId id) {
        Declaration declaration = model.declarations().get(id);
        if (declaration == null) {
            throw new IllegalArgumentException("The model refers to the type " + id + ", which it does not declare.");
        }
        ClassName name = inPlace(declaration);
        types.put(id, name);
        ClassName owner = name.enclosing();
        if (owner != null) {
            nested.computeIfAbsent(owner, o -> new ArrayList<>()).add(id);
        }
        return name;
    }

    private ClassName inPlace(Declaration declaration) {
        NameHint hint = declaration.hint();
        if (hint instanceof NameHint.Inside inside) {
            String wanted = chosenOr(inside.chosen(), Spelling.type(inside.step()));
            return inside(inside.owner(), wanted, declaration.id());
        }
        if (hint instanceof NameHint.InMethod inMethod) {
            String wanted = Spelling.type(Spelling.withoutPrefix(inMethod.method(), inMethod.service()))
                    + Spelling.type(inMethod.role());
            return topLevel(chosenOr(inMethod.chosen(), wanted), declaration.id());
        }
        if (hint instanceof NameHint.InError inError) {
            String error = errors.getOrDefault(inError.error(), ClassName.of("", "Error"))
                    .simpleName();
            String step = inError.step().isEmpty() ? "Data" : Spelling.type(inError.step());
            return topLevel(chosenOr(inError.chosen(), withoutEnding(error, "Exception") + step), declaration.id());
        }
        return topLevel("Type", declaration.id());
    }

    private ClassName inside(TypeId ownerId, String wanted, TypeId id) {
        Declaration ownerDeclaration = model.declarations().get(ownerId);
        // An enumeration holds no types, and a type that is being named already cannot be inside itself.
        boolean impossible = ownerDeclaration == null
                || ownerDeclaration instanceof Declaration.EnumDeclaration
                || !underWay.add(ownerId);
        if (impossible) {
            return topLevel(wanted, id);
        }
        try {
            ClassName owner = type(ownerId);
            if (movedOut.contains(id)) {
                return topLevel(String.join("", owner.simpleNames()) + wanted, id);
            }
            if (fileName(owner.nested(wanted)).length() > MAX_FILE_NAME) {
                return claimTopLevel(
                        owner.packageName(), shortened(wanted) + "_" + NameSpace.hash(key(id)), key(id), id);
            }
            return owner.nested(nestedSpace(owner, ownerId).claim(wanted, key(id), "Type", id));
        } finally {
            underWay.remove(ownerId);
        }
    }

    private List<@Nullable ClassName> nameWrappers(UnionDeclaration union) {
        ClassName owner = type(union.id());
        NameSpace space = nestedSpace(owner, union.id());
        List<@Nullable ClassName> names = new ArrayList<>();
        for (Declaration.Variant variant : union.variants()) {
            // A sealed type and those that it permits must be in one package.
            boolean ownType = variant.use().type() instanceof Type.Declared declared
                    && type(declared.id()).packageName().equals(owner.packageName());
            String key = variant.label() + " " + variant.use().type();
            names.add(ownType ? null : owner.nested(space.claim("Of" + Spelling.type(variant.label()), key, "Type")));
        }
        return names;
    }

    private NameSpace nestedSpace(ClassName owner, TypeId ownerId) {
        return nestedSpaces.computeIfAbsent(
                owner,
                o -> new NameSpace("nested types", true, ownerId, collisions)
                        .reserve(ReservedNames.TYPES)
                        .reserve(owner.simpleNames()));
    }

    private ClassName nameError(ErrorModel error) {
        String wanted;
        if (error.key() != null) {
            wanted = Spelling.type(error.key());
        } else if (!ErrorWords.of(error.message()).isEmpty()) {
            wanted = Spelling.type(ErrorWords.of(error.message()));
        } else {
            wanted = "Error" + (error.code() < 0 ? "Minus" : "") + Math.abs((long) error.code());
        }
        String base = withoutEnding(withoutEnding(wanted, "Exception"), "Error");
        String name = shortened(chosenOr(error.chosenName(), base + "Exception"));
        return claimTopLevel(layout.ofErrors(error.id().file(), root), name, key(error.id()), error.id());
    }

    private ClassName nameService(ServiceModel service) {
        String wanted = chosenOr(service.chosenName(), shortened(Spelling.title(service.key())));
        String home = layout.ofServices(service.file(), root);
        String key = "service " + service.key();
        boolean giveWay = !space(home).isFree(wanted) && !wanted.endsWith("Service");
        if (!giveWay) {
            return claimTopLevel(home, wanted, key, service.at());
        }
        String given = space(home).giveWay(wanted, wanted + "Service", key, service.at());
        topLevelNames.computeIfAbsent(home, h -> new LinkedHashSet<>()).add(given);
        return ClassName.of(home, given);
    }

    private ClassName topLevel(String wanted, TypeId id) {
        return claimTopLevel(layout.ofModels(id.file(), root), shortened(wanted), key(id), id);
    }

    private ClassName claimTopLevel(String home, String wanted, String key, TypeId at) {
        String given = space(home).claim(wanted, key, "Type", at);
        topLevelNames.computeIfAbsent(home, h -> new LinkedHashSet<>()).add(given);
        return ClassName.of(home, given);
    }

    private NameSpace space(String home) {
        return packages.computeIfAbsent(
                home, h -> new NameSpace("types", true, NOWHERE, collisions).reserve(ReservedNames.TYPES));
    }

    private static String shortened(String name) {
        int most = MAX_FILE_NAME / 2;
        return name.length() <= most ? name : name.substring(0, most) + "_" + NameSpace.hash(name);
    }

    private static String chosenOr(@Nullable String chosen, String natural) {
        return chosen != null && JavaWords.isIdentifier(chosen) && !JavaWords.isContextual(chosen) ? chosen : natural;
    }

    private static String withoutEnding(String text, String ending) {
        return text.endsWith(ending) && text.length() > ending.length()
                ? text.substring(0, text.length() - ending.length())
                : text;
    }

    /** The longest class file that comes of this type: its codec's, or its builder's. */
    private static String fileName(ClassName type) {
        return String.join("Codec$", type.simpleNames()) + "$Builder.class";
    }

    private static String key(TypeId id) {
        return id.withoutDirectories();
    }
}
