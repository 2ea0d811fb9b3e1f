package dev.duplexrpc.codegen.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides how one file may call a class at the spot that is being written: by its simple name where that means this class and
 * nothing else, by a longer name otherwise. Imports are decided at the first use; since all names of the package are known
 * from the start, nothing that follows can make one wrong.
 */
final class TypeScope {
    private static final ClassName AMBIGUOUS = ClassName.of("", "");

    private final String packageName;
    private final Set<String> packageTypes;
    private final List<Map<String, ClassName>> open = new ArrayList<>();
    private final Map<String, ClassName> imports = new HashMap<>();
    private final Set<ClassName> used = new HashSet<>();

    TypeScope(String packageName, Set<String> packageTypes) {
        this.packageName = packageName;
        this.packageTypes = packageTypes;
    }

    /**
     * Enters the body of a type.
     *
     * @param members the classes nested in it and those it inherits; a simple name that comes twice may not be used
     */
    void enter(Iterable<ClassName> members) {
        Map<String, ClassName> byName = new HashMap<>();
        for (ClassName member : members) {
            byName.merge(member.simpleName(), member, (one, other) -> one.equals(other) ? one : AMBIGUOUS);
        }
        open.add(byName);
    }

    void leave() {
        open.remove(open.size() - 1);
    }

    /** The shortest text that means this class here. */
    String name(ClassName wanted) {
        used.add(wanted);
        String tail = "";
        for (ClassName candidate = wanted; candidate != null; candidate = candidate.enclosing()) {
            String simpleName = candidate.simpleName();
            ClassName seen = lookUp(simpleName);
            if (candidate.equals(seen)) {
                return simpleName + tail;
            }
            if (seen == null && candidate.isTopLevel() && mayImport(candidate)) {
                imports.put(simpleName, candidate);
                return simpleName + tail;
            }
            tail = "." + simpleName + tail;
        }
        return wanted.canonicalName();
    }

    Stream<ClassName> usedTypes() {
        return used.stream();
    }

    /** The lines of the import section, sorted; nothing of {@code java.lang} and of the file's own package. */
    Set<String> importedNames() {
        Set<String> names = new TreeSet<>();
        for (ClassName imported : imports.values()) {
            if (!imported.packageName().equals("java.lang")) {
                names.add(imported.canonicalName());
            }
        }
        return names;
    }

    private @Nullable ClassName lookUp(String simpleName) {
        for (int i = open.size() - 1; i >= 0; i--) {
            ClassName member = open.get(i).get(simpleName);
            if (member != null) {
                return member;
            }
        }
        if (packageTypes.contains(simpleName)) {
            return ClassName.of(packageName, simpleName);
        }
        return imports.get(simpleName);
    }

    /** An import that hides a class of {@code java.lang} would change what lines mean that are written already. */
    private static boolean mayImport(ClassName type) {
        return type.packageName().equals("java.lang") || !JavaWords.isJavaLangType(type.simpleName());
    }
}
