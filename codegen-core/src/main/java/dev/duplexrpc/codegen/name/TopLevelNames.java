package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.name.NameSpace.Claim;
import dev.duplexrpc.codegen.source.ClassName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of the classes that have a file of their own, by package. */
final class TopLevelNames {
    /** The longest name that is not cut, in characters: what is nested in it, and codecs, have longer ones. */
    static final int LONGEST = 90;

    private final List<NameCollision> collisions;
    private final Map<String, NameSpace> spaces = new HashMap<>();
    private final Map<String, Set<String>> names = new LinkedHashMap<>();

    TopLevelNames(List<NameCollision> collisions) {
        this.collisions = collisions;
    }

    /** @param afterTaken what is appended when another class has the name; empty: a hash */
    ClassName claim(String home, Claim claim, String afterTaken) {
        return claim(home, claim, "Type", afterTaken);
    }

    /**
     * As above.
     *
     * @param afterReserved what is appended to a name that generated code needs for itself
     */
    ClassName claim(String home, Claim claim, String afterReserved, String afterTaken) {
        Claim fitting = new Claim(shortened(claim.wanted()), claim.isAskedFor(), claim.key(), claim.at());
        String given = space(home).claim(fitting, afterReserved, afterTaken);
        names.computeIfAbsent(home, h -> new LinkedHashSet<>()).add(given);
        return ClassName.of(home, given);
    }

    /** A class that stands beside another one and that nobody sees. */
    ClassName companion(ClassName beside, String simpleName, String key, TypeId at) {
        Claim claim = new Claim(simpleName, key + " (" + simpleName + ")", at);
        String given = space(beside.packageName()).claimQuietly(claim, "Type");
        names.computeIfAbsent(beside.packageName(), h -> new LinkedHashSet<>()).add(given);
        return ClassName.of(beside.packageName(), given);
    }

    /** Who has the name, if anybody. */
    @Nullable String ownerOf(String home, String name) {
        return space(home).ownerOf(shortened(name));
    }

    Map<String, Set<String>> names() {
        return names;
    }

    static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "_" + NameSpace.hash(name);
    }

    static String key(TypeId id) {
        return id.withoutDirectories();
    }

    private NameSpace space(String home) {
        return spaces.computeIfAbsent(home, h -> new NameSpace("types", true, collisions).reserve(ReservedNames.TYPES));
    }
}
