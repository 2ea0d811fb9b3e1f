package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.ApiModel;
import dev.duplexrpc.codegen.model.Declaration;
import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Declaration.TupleDeclaration;
import dev.duplexrpc.codegen.model.Literal;
import dev.duplexrpc.codegen.model.MethodModel;
import dev.duplexrpc.codegen.model.PackageLayout;
import dev.duplexrpc.codegen.model.ServiceModel;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides all names of a model: types first, then what is in them, then the classes that nobody sees. */
public final class Naming {
    /** Methods in one class of the methods table; its static initialiser must stay below 64 KB of bytecode. */
    private static final int METHODS_PER_TABLE = 400;

    private final ApiModel model;
    private final TypeNaming types;
    private final List<NameCollision> collisions = new ArrayList<>();
    private final Map<TypeId, List<String>> members = new HashMap<>();
    private final Map<TypeId, ClassName> codecs = new HashMap<>();
    private final Map<ClassName, TypeId> idsByName = new HashMap<>();

    private Naming(ApiModel model, String packageName, PackageLayout layout) {
        this.model = model;
        this.types = new TypeNaming(model, packageName, layout, collisions);
    }

    /** @param packageName the package of everything that the layout says nothing else of */
    public static Names decide(ApiModel model, String packageName, PackageLayout layout) {
        return new Naming(model, packageName, layout).run();
    }

    private Names run() {
        types.run();
        model.declarations().values().forEach(declaration -> members.put(declaration.id(), nameMembers(declaration)));
        Map<TypeId, ServiceNames> services = new HashMap<>();
        model.services().forEach(service -> services.put(service.id(), nameService(service)));
        types.types().forEach((id, name) -> idsByName.put(name, id));
        model.declarations().keySet().forEach(this::codec);
        return new Names(types, codecs, members, services, List.copyOf(collisions));
    }

    private List<String> nameMembers(Declaration declaration) {
        List<String> names = new ArrayList<>();
        if (declaration instanceof ObjectDeclaration object) {
            NameSpace space = space("members", declaration.id()).reserve(ReservedNames.MEMBERS);
            return space.claimAll(
                    object.members().stream()
                            .map(member -> variable(
                                    member.javaName(),
                                    member.name(),
                                    declaration.id().member(member.name())))
                            .toList(),
                    "_");
        } else if (declaration instanceof TupleDeclaration tuple) {
            NameSpace space = space("items", declaration.id())
                    .reserve(ReservedNames.MEMBERS)
                    .reserve(List.of("rest"));
            for (int i = 0; i < tuple.items().size(); i++) {
                String label = tuple.items().get(i).label();
                String name = label == null ? "item" + (i + 1) : label;
                names.add(space.claim(afterKeyword(Spelling.member(name)), name, "_"));
            }
        } else if (declaration instanceof EnumDeclaration enumeration) {
            NameSpace space = space("values", declaration.id()).reserve(List.of("UNRECOGNIZED", "byValue"));
            return space.claimAll(
                    enumeration.values().stream()
                            .map(value -> constant(value, declaration.id()))
                            .toList(),
                    "_");
        }
        return List.copyOf(names);
    }

    private ServiceNames nameService(ServiceModel service) {
        ClassName face = types.service(service.id());
        String key = "service " + service.key();
        List<ClassName> tables = new ArrayList<>();
        TypeId place = service.at();
        tables.add(types.companion(face, face.simpleName() + "Methods", key, place));
        for (int i = METHODS_PER_TABLE; i < service.methods().size(); i += METHODS_PER_TABLE) {
            tables.add(tables.get(0).nested("More" + tables.size()));
        }
        NameSpace methods = new NameSpace("methods", false, place, collisions).reserve(ReservedNames.METHODS);
        NameSpace constants = new NameSpace("constants", false, place, new ArrayList<>());
        List<String> names = methods.claimAll(
                service.methods().stream()
                        .map(method -> claim(method, service.key()))
                        .toList(),
                "_");
        List<MethodNames> methodNames = new ArrayList<>();
        for (MethodModel method : service.methods()) {
            String name = names.get(methodNames.size());
            String constant = constants.claim(Spelling.constant(name), method.name(), "_", method.at());
            ClassName table = tables.get(methodNames.size() / METHODS_PER_TABLE);
            String told = method.progress() == null ? null : withProgress(methods, name);
            methodNames.add(nameMethod(face, service.key(), method, name, told, constant, table));
        }
        return new ServiceNames(
                face,
                face.nested("Async"),
                types.companion(face, face.simpleName() + "Stub", key, place),
                types.companion(face, face.simpleName() + "AsyncStub", key, place),
                types.companion(face, face.simpleName() + "Dispatcher", key, place),
                tables,
                methodNames);
    }

    /** Behind all that the document names, so that none of that changes its name when a method begins to tell of its progress. */
    private static String withProgress(NameSpace methods, String name) {
        String told = name + "WithProgress";
        while (!methods.isFree(told)) {
            told += "_";
        }
        return methods.claim(told, told, "");
    }

    private MethodNames nameMethod(
            ClassName face,
            String group,
            MethodModel method,
            String name,
            @Nullable String withProgress,
            String constant,
            ClassName table) {
        NameSpace space = new NameSpace("parameters", false, method.at(), collisions)
                .reserve(ReservedNames.MEMBERS)
                .reserve(List.of("subscriber"));
        List<String> parameters = space.claimAll(
                method.params().stream()
                        .map(param -> variable(param.javaName(), param.name(), param.at()))
                        .toList(),
                "_");
        ClassName params = parameters.isEmpty()
                ? null
                : types.companion(face, Spelling.type(name) + "Params", group + " " + method.name(), method.at());
        String progress = "progress";
        while (parameters.contains(progress)) {
            progress += "_";
        }
        return new MethodNames(name, constant, table, params, parameters, withProgress, progress);
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
                ? types.companion(type, simpleName, id.withoutDirectories(), id)
                : codec(owner).nested(simpleName);
        codecs.put(id, codec);
        return codec;
    }

    private @Nullable TypeId ownerOf(ClassName type) {
        ClassName owner = type.enclosing();
        return owner == null ? null : idsByName.get(owner);
    }

    private static NameSpace.Claim claim(MethodModel method, String group) {
        String spelled = Spelling.withoutPrefix(method.name(), group);
        return claim(method.javaName(), afterKeyword(Spelling.method(spelled)), spelled, method.name(), method.at());
    }

    private static NameSpace.Claim variable(@Nullable String chosen, String name, TypeId at) {
        return claim(chosen, afterKeyword(Spelling.member(name)), name, name, at);
    }

    private static NameSpace.Claim constant(Declaration.EnumValue value, TypeId at) {
        Literal literal = value.value();
        String natural = switch (literal.kind()) {
            case COMPOUND -> "COMPOUND_" + NameSpace.hash(literal.text()).toUpperCase(Locale.ROOT);
            case NULL -> "NULL";
            default -> Spelling.constant(literal.text());
        };
        return claim(value.javaName(), natural, literal.text(), key(literal), at);
    }

    private static NameSpace.Claim claim(
            @Nullable String chosen, String natural, String spelled, String key, TypeId at) {
        String wanted = chosenOr(chosen, natural);
        return new NameSpace.Claim(wanted, spelled, !wanted.equals(natural), key, at);
    }

    /** The JSON of the value, so that the text 1 and the number 1 differ. */
    private static String key(Literal literal) {
        return literal.kind() == Literal.Kind.TEXT ? '"' + literal.text() + '"' : literal.text();
    }

    private static String afterKeyword(String name) {
        return JavaWords.isKeyword(name) || name.equals("yield") ? name + "_" : name;
    }

    private static String chosenOr(@Nullable String chosen, String natural) {
        return chosen != null && JavaWords.isIdentifier(chosen) ? chosen : natural;
    }

    private NameSpace space(String what, TypeId place) {
        return new NameSpace(what, false, place, collisions);
    }
}
