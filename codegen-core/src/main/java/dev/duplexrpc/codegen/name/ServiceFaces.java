package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.ApiModel;
import dev.duplexrpc.codegen.model.ErrorModel;
import dev.duplexrpc.codegen.model.PackageLayout;
import dev.duplexrpc.codegen.model.ServiceModel;
import dev.duplexrpc.codegen.model.ServiceModel.Sort;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.name.NameSpace.Claim;
import dev.duplexrpc.codegen.source.ClassName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names the interfaces of services and the exceptions, before any type: so whatever schema is added, they stay. An interface that was
 * made for a tag or a prefix says that it is a service, since a schema is often called like the tag of its methods.
 */
final class ServiceFaces {
    private static final String ENDING = "Service";

    private final String root;
    private final PackageLayout layout;
    private final TopLevelNames topLevel;
    private final Map<TypeId, ClassName> errors = new LinkedHashMap<>();
    private final Map<TypeId, ClassName> services = new LinkedHashMap<>();

    ServiceFaces(ApiModel model, String root, PackageLayout layout, TopLevelNames topLevel) {
        this.root = root;
        this.layout = layout;
        this.topLevel = topLevel;
        model.services().forEach(service -> services.put(service.id(), nameService(service)));
        model.errors().values().forEach(error -> errors.put(error.id(), nameError(error)));
    }

    Map<TypeId, ClassName> errors() {
        return errors;
    }

    ClassName of(ServiceModel service) {
        ClassName known = services.get(service.id());
        if (known == null) {
            throw new IllegalArgumentException("The model has no service " + service.id() + ".");
        }
        return known;
    }

    private ClassName nameError(ErrorModel error) {
        String said;
        if (error.key() != null) {
            said = Spelling.type(error.key());
        } else if (!ErrorWords.of(error.message()).isEmpty()) {
            said = Spelling.type(ErrorWords.of(error.message()));
        } else {
            said = "Error" + (error.code() < 0 ? "Minus" : "") + Math.abs((long) error.code());
        }
        String natural = Spelling.withoutEnding(Spelling.withoutEnding(said, "Exception"), "Error") + "Exception";
        String wanted = Spelling.chosenType(error.chosenName(), natural);
        Claim claim = new Claim(wanted, !wanted.equals(natural), TopLevelNames.key(error.id()), error.id());
        return topLevel.claim(layout.ofErrors(error.id().file(), root), claim, "");
    }

    private ClassName nameService(ServiceModel service) {
        String title = Spelling.title(service.key());
        String natural = service.sort() == Sort.DOCUMENT || saysService(title) ? title : title + ENDING;
        String wanted = Spelling.chosenType(service.chosenName(), natural);
        String other = saysService(wanted) ? "" : ENDING;
        Claim claim = new Claim(wanted, !wanted.equals(natural), service.label(), service.at());
        return topLevel.claim(layout.ofServices(service.file(), root), claim, other, other);
    }

    private static boolean saysService(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING.toLowerCase(Locale.ROOT));
    }
}
