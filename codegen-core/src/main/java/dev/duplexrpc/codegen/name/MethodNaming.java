package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.MethodModel;
import dev.duplexrpc.codegen.model.MethodModel.Param;
import dev.duplexrpc.codegen.model.ServiceModel;
import dev.duplexrpc.codegen.name.NameSpace.Claim;
import dev.duplexrpc.codegen.source.ClassName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/** Names the methods of one service, and with them what is called after them. */
final class MethodNaming {
    /** Methods in one class of the methods table; its static initialiser must stay below 64 KB of bytecode. */
    private static final int METHODS_PER_TABLE = 400;

    private static final String WITH_PROGRESS = "WithProgress";

    private final ServiceModel service;
    private final ClassName face;
    private final TopLevelNames topLevel;
    private final List<NameCollision> collisions;
    private final IdentityHashMap<MethodModel, String> names = new IdentityHashMap<>();
    private final IdentityHashMap<MethodModel, String> withProgress = new IdentityHashMap<>();
    private final IdentityHashMap<MethodModel, ClassName> seenParams = new IdentityHashMap<>();

    /** Names the methods; {@link #nameSeen} and {@link #complete} name the rest. */
    MethodNaming(ServiceModel service, ClassName face, TopLevelNames topLevel, List<NameCollision> collisions) {
        this.service = service;
        this.face = face;
        this.topLevel = topLevel;
        this.collisions = collisions;
        NameSpace space = new NameSpace("methods", false, collisions).reserve(ReservedNames.METHODS);
        for (MethodModel method : service.methods()) {
            String spelled = Spelling.withoutPrefix(method.name(), service.key());
            String natural = natural(spelled);
            String wanted = Spelling.chosen(method.javaName(), natural);
            String name = space.claim(new Claim(wanted, !wanted.equals(natural), method.name(), method.at()), "_");
            names.put(method, name);
            if (method.progress() != null) {
                withProgress.put(method, withProgress(space, name, method));
            }
        }
    }

    /**
     * Names the types that are written in the method, then the record of its parameters where users see it: that may come to be when
     * one more parameter is appended, and then renames none of the types.
     */
    void nameSeen(MethodModel method, TypeNaming types) {
        types.nameIn(service, method);
        if (method.hasLongList()) {
            String key = service.label() + " " + method.name() + " (parameters)";
            seenParams.put(method, topLevel.claim(face.packageName(), new Claim(params(method), key, method.at()), ""));
        }
    }

    /** No method has the ending of those that are told of progress: so neither renames the other, whichever is added later. */
    private static String natural(String spelled) {
        String name = Spelling.afterKeyword(Spelling.method(spelled));
        return name.endsWith(WITH_PROGRESS) ? name + "_" : name;
    }

    private static String withProgress(NameSpace space, String name, MethodModel method) {
        String told = name + WITH_PROGRESS;
        while (!space.isFree(told)) {
            told += "_";
        }
        return space.claim(new Claim(told, method.name() + " with progress", method.at()), "");
    }

    private String params(MethodModel method) {
        return Spelling.type(name(method)) + "Params";
    }

    private String name(MethodModel method) {
        return Objects.requireNonNull(names.get(method), "a method of another service");
    }

    /** Names everything else: classes that nobody sees, and what has names of its own within a method. */
    ServiceNames complete() {
        List<ClassName> tables = new ArrayList<>();
        tables.add(companion("Methods"));
        for (int i = METHODS_PER_TABLE; i < service.methods().size(); i += METHODS_PER_TABLE) {
            tables.add(tables.get(0).nested("More" + tables.size()));
        }
        NameSpace constants = new NameSpace("constants", false, new ArrayList<>());
        List<MethodNames> methods = new ArrayList<>();
        for (MethodModel method : service.methods()) {
            String name = name(method);
            String constant = constants.claim(new Claim(Spelling.constant(name), method.name(), method.at()), "_");
            List<String> parameters = parameters(method);
            ClassName seen = seenParams.get(method);
            methods.add(new MethodNames(
                    name,
                    constant,
                    tables.get(methods.size() / METHODS_PER_TABLE),
                    seen != null || parameters.isEmpty() ? seen : hiddenParams(method),
                    parameters,
                    withProgress.get(method),
                    progress(parameters)));
        }
        return new ServiceNames(
                face,
                face.nested("Async"),
                companion("Stub"),
                companion("AsyncStub"),
                companion("Dispatcher"),
                tables,
                methods);
    }

    private ClassName hiddenParams(MethodModel method) {
        return topLevel.companion(face, params(method), service.label() + " " + method.name(), method.at());
    }

    private ClassName companion(String ending) {
        return topLevel.companion(face, face.simpleName() + ending, service.label(), service.at());
    }

    /** In the order of the model; whoever stands first in the document has the name. */
    private List<String> parameters(MethodModel method) {
        NameSpace space = new NameSpace("parameters", false, collisions)
                .reserve(ReservedNames.MEMBERS)
                .reserve(List.of("subscriber"));
        List<Param> params = method.params();
        List<Integer> order = new ArrayList<>();
        String[] names = new String[params.size()];
        for (int i = 0; i < names.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> params.get(i).position()));
        for (int i : order) {
            Param param = params.get(i);
            names[i] = space.claim(Spelling.variable(param.javaName(), param.name(), param.at()), "_");
        }
        return List.of(names);
    }

    private static String progress(List<String> parameters) {
        String progress = "progress";
        while (parameters.contains(progress)) {
            progress += "_";
        }
        return progress;
    }
}
