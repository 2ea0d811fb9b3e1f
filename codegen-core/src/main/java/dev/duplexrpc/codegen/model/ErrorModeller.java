package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.document.ErrorObject;
import dev.duplexrpc.codegen.document.OpenRpcDocument;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors, each once: those of the components by their key, those written in place by what they say. */
final class ErrorModeller {
    private final TypeModeller types;
    private final TypeChoices choices;
    private final PackageLayout packages;
    private final Resolver resolver;
    private final Map<TypeId, ErrorModel> errors = new LinkedHashMap<>();
    private final Map<Place, TypeId> byPlace = new HashMap<>();
    private final Map<Same, TypeId> bySaying = new HashMap<>();

    ErrorModeller(TypeModeller types, TypeChoices choices, PackageLayout packages, Resolver resolver) {
        this.types = types;
        this.choices = choices;
        this.packages = packages;
        this.resolver = resolver;
    }

    /**
     * What makes two errors one: they say the same, and belong to the same package.
     *
     * @param targets where references in the data lead: in two files the same text can mean two things
     */
    private record Same(
            String home, int code, String message, @Nullable Node data, List<Place> targets) {}

    void components(OpenRpcDocument document) {
        document.components().errors().forEach((key, error) -> {
            if (!byPlace.containsKey(error.place())) {
                TypeId id = model(error, key);
                bySaying.putIfAbsent(same(error), id);
            }
        });
    }

    /** The identity of the error; the error is modelled when it is met first. */
    TypeId id(ErrorObject error) {
        TypeId known = byPlace.get(error.place());
        if (known == null) {
            known = bySaying.get(same(error));
        }
        if (known == null) {
            known = model(error, key(error.place()));
            bySaying.put(same(error), known);
        }
        byPlace.put(error.place(), known);
        return known;
    }

    Map<TypeId, ErrorModel> all() {
        return new LinkedHashMap<>(errors);
    }

    private Same same(ErrorObject error) {
        Place data = error.data();
        String home = packages.home(error.place().file().displayName(), "");
        List<Place> targets =
                data != null && ErrorObject.isSchema(data.node()) ? ReferenceTargets.of(data, resolver) : List.of();
        return new Same(home, error.code(), error.message().strip(), data == null ? null : data.node(), targets);
    }

    /** The name under which another file keeps the error. */
    private static @Nullable String key(Place place) {
        if (place.pointer().isEmpty()) {
            return Hints.stem(place.file().displayName());
        }
        boolean inMethod = place.name().chars().allMatch(c -> c >= '0' && c <= '9');
        return inMethod ? null : place.name();
    }

    private TypeId model(ErrorObject error, @Nullable String key) {
        Place place = error.place();
        TypeId id = Schema.at(place).id();
        byPlace.put(place, id);
        Use data = data(error, id);
        errors.put(
                id,
                new ErrorModel(
                        id, key, choices.errorName(place, key), error.code(), error.message(), doc(error), data));
        return id;
    }

    /** Documents that have one message for many errors say in the data which one it is. */
    private static Doc doc(ErrorObject error) {
        String said = error.data() == null ? null : error.data().node().asText();
        return Docs.orElse(Docs.of(error.place()), Docs.of(said, null, false));
    }

    private @Nullable Use data(ErrorObject error, TypeId id) {
        Place data = error.data();
        if (data == null) {
            return null;
        }
        return ErrorObject.isSchema(data.node())
                ? types.use(Schema.at(data), new NameHint.InError(id, "", null))
                : Use.of(new Type.Untyped());
    }
}
