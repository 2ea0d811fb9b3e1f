package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.source.ClassName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every Java name there will be, decided before anything is written. */
public final class Names {
    private final TypeNaming naming;
    private final Map<TypeId, ClassName> errors;
    private final Map<String, Set<String>> topLevelNames;
    private final Map<TypeId, ClassName> codecs;
    private final Map<TypeId, List<String>> members;
    private final Map<TypeId, ServiceNames> services;
    private final List<NameCollision> collisions;

    Names(
            TypeNaming naming,
            Map<TypeId, ClassName> errors,
            Map<String, Set<String>> topLevelNames,
            Map<TypeId, ClassName> codecs,
            Map<TypeId, List<String>> members,
            Map<TypeId, ServiceNames> services,
            List<NameCollision> collisions) {
        this.naming = naming;
        this.errors = errors;
        this.topLevelNames = topLevelNames;
        this.codecs = codecs;
        this.members = members;
        this.services = services;
        this.collisions = collisions;
    }

    public ClassName type(TypeId id) {
        return known(naming.types().get(id), id);
    }

    public ClassName codec(TypeId id) {
        return known(codecs.get(id), id);
    }

    public ClassName error(TypeId id) {
        return known(errors.get(id), id);
    }

    /** @param id {@code ServiceModel.id} */
    public ServiceNames service(TypeId id) {
        return known(services.get(id), id);
    }

    /** Where the interface of a service lies, with slashes and without an ending: what lies beside it is called after it. */
    public String pathOf(TypeId service) {
        return service(service).face().canonicalName().replace('.', '/');
    }

    /** Names of an object's members, a tuple's items or an enumeration's constants, in the order of the model. */
    public List<String> members(TypeId id) {
        return known(members.get(id), id);
    }

    /** The record that holds this variant of a union; null for a variant that is a type of the same package and implements the union itself. */
    public @Nullable ClassName wrapper(TypeId union, int variant) {
        return known(naming.wrappers().get(union), union).get(variant);
    }

    /** The declared types that are nested directly in this class. */
    public List<TypeId> nestedIn(ClassName type) {
        return naming.nested().getOrDefault(type, List.of());
    }

    /** The packages that anything is in. */
    public Set<String> packages() {
        return topLevelNames.keySet();
    }

    /** The simple names of all classes of a package. */
    public Set<String> topLevelNames(String packageName) {
        return topLevelNames.getOrDefault(packageName, Set.of());
    }

    /** Names that two things would have had, in the order in which they were found. */
    public List<NameCollision> collisions() {
        return collisions;
    }

    private static <T> T known(@Nullable T name, Object of) {
        if (name == null) {
            throw new IllegalArgumentException("Nothing was named for " + of + ".");
        }
        return name;
    }
}
