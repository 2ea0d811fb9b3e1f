package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a type's name comes from, by where its schema stands. A schema that a reference leads to is named by its own position,
 * whoever refers to it, so that a new method never renames a type.
 */
final class Hints {
    private static final Set<String> CONTAINERS = Set.of("definitions", "$defs");
    private static final Set<String> MEMBERS = Set.of("properties", "patternProperties");
    private static final Set<String> BRANCHES = Set.of("oneOf", "anyOf", "allOf", "prefixItems");
    private static final Set<String> SINGLE =
            Set.of("items", "additionalItems", "additionalProperties", "unevaluatedProperties", "schema");

    private Hints() {}

    /** One step deeper, through an array ({@code Item}) or a map ({@code Value}). */
    static NameHint append(NameHint hint, String suffix) {
        if (hint instanceof NameHint.Component component) {
            return component.path().isEmpty()
                    ? new NameHint.Component(component.key() + suffix, null)
                    : new NameHint.Component(component.key(), appended(component.path(), suffix), null);
        }
        if (hint instanceof NameHint.Inside inside) {
            return new NameHint.Inside(inside.owner(), inside.step() + suffix, null);
        }
        if (hint instanceof NameHint.InMethod method) {
            return new NameHint.InMethod(method.service(), method.method(), method.role() + suffix, null);
        }
        NameHint.InError error = (NameHint.InError) hint;
        return new NameHint.InError(error.error(), error.step() + suffix, null);
    }

    static NameHint withChosen(NameHint hint, @Nullable String chosen) {
        if (chosen == null) {
            return hint;
        }
        if (hint instanceof NameHint.Component component) {
            return new NameHint.Component(component.key(), component.path(), chosen);
        }
        if (hint instanceof NameHint.Inside inside) {
            return new NameHint.Inside(inside.owner(), inside.step(), chosen);
        }
        if (hint instanceof NameHint.InMethod method) {
            return new NameHint.InMethod(method.service(), method.method(), method.role(), chosen);
        }
        NameHint.InError error = (NameHint.InError) hint;
        return new NameHint.InError(error.error(), error.step(), chosen);
    }

    /** The name under which a schema stands, null when it is written in place. */
    static NameHint.@Nullable Component component(Place place) {
        List<String> names = Pointers.names(place.pointer());
        int size = names.size();
        if (size == 0) {
            return new NameHint.Component(stem(place.file().displayName()), null);
        }
        String last = names.get(size - 1);
        if (isContained(names, size)) {
            return new NameHint.Component(last, null);
        }
        if (names.get(0).equals("components")) {
            boolean direct = size == 3 && names.get(1).equals("schemas");
            boolean inDescriptor = size == 4 && names.get(1).equals("contentDescriptors") && last.equals("schema");
            return direct || inDescriptor ? new NameHint.Component(names.get(2), null) : null;
        }
        return null;
    }

    /** Whether the schema is one of those that another one keeps for itself. */
    static boolean isDefinition(Place place) {
        List<String> names = Pointers.names(place.pointer());
        return isContained(names, names.size());
    }

    /** Whether it is kept in the middle of a document, and not at the top of a file. */
    static boolean isEmbedded(Place place) {
        List<String> names = Pointers.names(place.pointer());
        return names.size() > 2 && isContained(names, names.size());
    }

    /** Whether two schemas belong to the same component, method or other named part of the same file. */
    static boolean sameAnchor(Place one, Place other) {
        return one.file().equals(other.file()) && anchor(one.pointer()).equals(anchor(other.pointer()));
    }

    static String anchor(String pointer) {
        List<String> names = Pointers.names(pointer);
        int size = names.isEmpty() ? 0 : names.get(0).equals("components") ? 3 : 2;
        return String.join("/", names.subList(0, Math.min(size, names.size())));
    }

    /** The hint for a schema that a reference leads to although it has no name of its own. */
    static NameHint.Component referenced(Place place) {
        NameHint.Component component = component(place);
        if (component != null) {
            return component;
        }
        List<String> names = Pointers.names(place.pointer());
        int named = names.size();
        while (named > 0 && !isNamed(names, named) && stepLength(names, named) > 0) {
            named -= stepLength(names, named);
        }
        String key = named == 0 ? stem(place.file().displayName()) : names.get(named - 1);
        List<String> path = new ArrayList<>();
        int at = named;
        while (at < names.size()) {
            int length = at + 1 < names.size() && isPair(names.get(at), names.get(at + 1)) ? 2 : 1;
            String word = word(place, names, at, length);
            if (!word.isEmpty()) {
                path.add(word);
            }
            at += length;
        }
        return new NameHint.Component(key, path, null);
    }

    private static List<String> appended(List<String> path, String suffix) {
        List<String> longer = new ArrayList<>(path);
        longer.set(path.size() - 1, path.get(path.size() - 1) + suffix);
        return longer;
    }

    /** How many names make the last step of the pointer; 0 where it is no step inside a schema, so that it is a name. */
    private static int stepLength(List<String> names, int size) {
        if (size >= 2 && isPair(names.get(size - 2), names.get(size - 1))) {
            return 2;
        }
        return SINGLE.contains(names.get(size - 1)) ? 1 : 0;
    }

    private static boolean isPair(String keyword, String name) {
        return MEMBERS.contains(keyword) || BRANCHES.contains(keyword) || isIndex(name);
    }

    /** What a step says: a member its name, an alternative its title, a branch of an {@code allOf} nothing. */
    private static String word(Place place, List<String> names, int at, int length) {
        String keyword = names.get(at);
        if (length == 1) {
            return switch (keyword) {
                case "items" -> "Item";
                case "schema" -> "";
                default -> "Value";
            };
        }
        String name = names.get(at + 1);
        if (keyword.equals("allOf")) {
            return "";
        }
        if (MEMBERS.contains(keyword)) {
            return name;
        }
        String title = Labels.identifierLike(title(place, names.subList(0, at + 2)));
        return title != null ? title : name;
    }

    private static @Nullable String title(Place place, List<String> names) {
        Place at = Place.root(place.file());
        for (String name : names) {
            Place next = at.child(name);
            if (next == null && isIndex(name)) {
                next = at.element(Integer.parseInt(name));
            }
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at.text("title");
    }

    private static boolean isNamed(List<String> names, int size) {
        return isContained(names, size) || (size == 3 && names.get(0).equals("components"));
    }

    /** A member of an object may be called {@code definitions}, too. */
    private static boolean isContained(List<String> names, int size) {
        return size >= 2
                && CONTAINERS.contains(names.get(size - 2))
                && (size == 2 || !names.get(size - 3).equals("properties"));
    }

    private static boolean isIndex(String name) {
        return !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@code schemas/pet-kind.schema.json} becomes {@code pet-kind}. */
    static String stem(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        return (dot <= 0 ? name : name.substring(0, dot))
                        .toLowerCase(Locale.ROOT)
                        .isBlank()
                ? "Schema"
                : dot <= 0 ? name : name.substring(0, dot);
    }
}
