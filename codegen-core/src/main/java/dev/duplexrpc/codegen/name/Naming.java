package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.ApiModel;
import dev.duplexrpc.codegen.model.Declaration;
import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Declaration.TupleDeclaration;
import dev.duplexrpc.codegen.model.Literal;
import dev.duplexrpc.codegen.model.MethodModel;
import dev.duplexrpc.codegen.model.PackageLayout;
import dev.duplexrpc.codegen.model.ServiceModel;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.name.NameSpace.Claim;
import dev.duplexrpc.codegen.source.ClassName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides all names of a model: exceptions and the interfaces of services, methods, types, what is in them, then the classes that
 * nobody sees. Each of these may push aside only what comes after it.
 */
public final class Naming {
    private final ApiModel model;
    private final List<NameCollision> collisions = new ArrayList<>();
    private final TopLevelNames topLevel = new TopLevelNames(collisions);
    private final ServiceFaces faces;
    private final TypeNaming types;
    private final Map<TypeId, List<String>> members = new HashMap<>();
    private final Map<TypeId, ClassName> codecs = new HashMap<>();
    private final Map<ClassName, TypeId> idsByName = new HashMap<>();

    private Naming(ApiModel model, String packageName, PackageLayout layout) {
        this.model = model;
        this.faces = new ServiceFaces(model, packageName, layout, topLevel);
        this.types = new TypeNaming(model, packageName, layout, topLevel, faces, collisions);
    }

    /** @param packageName the package of everything that the layout says nothing else of */
    public static Names decide(ApiModel model, String packageName, PackageLayout layout) {
        return new Naming(model, packageName, layout).run();
    }

    private Names run() {
        Map<TypeId, MethodNaming> methods = new LinkedHashMap<>();
        IdentityHashMap<MethodModel, MethodNaming> byMethod = new IdentityHashMap<>();
        for (ServiceModel service : model.services()) {
            MethodNaming naming = new MethodNaming(service, faces.of(service), topLevel, collisions);
            methods.put(service.id(), naming);
            service.methods().forEach(method -> byMethod.put(method, naming));
        }
        types.nameInErrors();
        for (MethodModel method : model.methods()) {
            Objects.requireNonNull(byMethod.get(method), "a method of no service")
                    .nameSeen(method, types);
        }
        types.nameOthers();
        model.declarations().values().forEach(declaration -> members.put(declaration.id(), nameMembers(declaration)));
        Map<TypeId, ServiceNames> services = new HashMap<>();
        methods.forEach((id, naming) -> services.put(id, naming.complete()));
        types.types().forEach((id, name) -> idsByName.put(name, id));
        model.declarations().keySet().forEach(this::codec);
        return new Names(types, faces.errors(), topLevel.names(), codecs, members, services, List.copyOf(collisions));
    }

    private List<String> nameMembers(Declaration declaration) {
        TypeId id = declaration.id();
        List<String> names = new ArrayList<>();
        if (declaration instanceof ObjectDeclaration object) {
            NameSpace space = space("members").reserve(ReservedNames.MEMBERS);
            for (Member member : object.members()) {
                names.add(space.claim(
                        Spelling.variable(member.javaName(), member.name(), id.member(member.name())), "_"));
            }
        } else if (declaration instanceof TupleDeclaration tuple) {
            NameSpace space = space("items").reserve(ReservedNames.MEMBERS).reserve(List.of("rest"));
            for (int i = 0; i < tuple.items().size(); i++) {
                String label = tuple.items().get(i).label();
                names.add(space.claim(Spelling.variable(null, label == null ? "item" + (i + 1) : label, id), "_"));
            }
        } else if (declaration instanceof EnumDeclaration enumeration) {
            NameSpace space = space("values").reserve(List.of("UNRECOGNIZED", "byValue"));
            enumeration.values().forEach(value -> names.add(space.claim(constant(value, id), "_")));
        }
        return List.copyOf(names);
    }

    /** A codec lies beside its type: nested in the codec of the type around it, or at the top. */
    private ClassName codec(TypeId id) {
        ClassName known = codecs.get(id);
        if (known != null) {
            return known;
        }
        ClassName type = types.type(id);
        TypeId owner = ownerOf(type);
        String simpleName = type.simpleName() + "Codec";
        ClassName codec = owner == null
                ? topLevel.companion(type, simpleName, id.withoutDirectories(), id)
                : codec(owner).nested(simpleName);
        codecs.put(id, codec);
        return codec;
    }

    private @Nullable TypeId ownerOf(ClassName type) {
        ClassName owner = type.enclosing();
        return owner == null ? null : idsByName.get(owner);
    }

    private static Claim constant(Declaration.EnumValue value, TypeId at) {
        Literal literal = value.value();
        String natural = switch (literal.kind()) {
            case COMPOUND -> "COMPOUND_" + NameSpace.hash(literal.text()).toUpperCase(Locale.ROOT);
            case NULL -> "NULL";
            default -> Spelling.constant(literal.text());
        };
        String wanted = Spelling.chosen(value.javaName(), natural);
        return new Claim(wanted, !wanted.equals(natural), key(literal), at);
    }

    /** The JSON of the value, so that the text 1 and the number 1 differ. */
    private static String key(Literal literal) {
        return literal.kind() == Literal.Kind.TEXT ? '"' + literal.text() + '"' : literal.text();
    }

    private NameSpace space(String what) {
        return new NameSpace(what, false, collisions);
    }
}
