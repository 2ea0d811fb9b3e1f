package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Pointers;
import java.util.HashSet;
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
    private static final Set<String> BRANCHES = Set.of("oneOf", "anyOf", "allOf", "prefixItems");
    private static final Set<String> SINGLE =
            Set.of("items", "additionalItems", "additionalProperties", "unevaluatedProperties", "schema");

    private Hints() {}

    /** One step deeper, through an array ({@code Item}) or a map ({@code Value}). */
    static NameHint append(NameHint hint, String suffix) {
        if (hint instanceof NameHint.Component component) {
            return new NameHint.Component(component.key() + suffix, null);
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
            return new NameHint.Component(component.key(), chosen);
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
        int at = names.size();
        Set<Integer> words = new HashSet<>();
        while (at > 0 && !isNamed(names, at)) {
            if (isMemberStep(names, at) || isBranchStep(names, at)) {
                words.add(at - 1);
                at -= 2;
            } else if (SINGLE.contains(names.get(at - 1))) {
                at--;
            } else {
                break; // the key of a container that nobody standardised, such as #/x-schemas/Pet
            }
        }
        StringBuilder key = new StringBuilder(at == 0 ? stem(place.file().displayName()) : names.get(at - 1));
        for (int i = at; i < names.size(); i++) {
            if (words.contains(i)) {
                key.append('-').append(names.get(i));
            } else if (names.get(i).equals("items")) {
                key.append("-Item");
            } else if (SINGLE.contains(names.get(i)) && !names.get(i).equals("schema")) {
                key.append("-Value");
            }
        }
        return new NameHint.Component(key.toString(), null);
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

    private static boolean isMemberStep(List<String> names, int at) {
        return at >= 2
                && (names.get(at - 2).equals("properties") || names.get(at - 2).equals("patternProperties"));
    }

    private static boolean isBranchStep(List<String> names, int at) {
        return at >= 2 && (BRANCHES.contains(names.get(at - 2)) || isIndex(names.get(at - 1)));
    }

    private static boolean isIndex(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
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
