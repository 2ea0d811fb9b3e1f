package dev.duplexrpc.codegen.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Schemas that a tool made elsewhere and put into a document as they are, without an {@code $id}: what was the root there is
 * somewhere in the middle here, and {@code #/definitions/…} leads past it.
 */
final class EmbeddedSchemas {
    /** Where a schema keeps others. */
    private static final Set<String> KEEPERS = Set.of("definitions", "$defs", "properties");

    /** Where a document of OpenRPC has the root of a schema. */
    private static final Pattern ROOTS = Pattern.compile(
            "/components/schemas/[^/]*|(/methods/[0-9]+/(params/[0-9]+|result)|/components/contentDescriptors/[^/]*)/schema");

    private EmbeddedSchemas() {}

    /**
     * What is around the place and may have been the root that the pointer was meant for, the likeliest first: for a pointer to something kept
     * in a schema the outermost that has it, for none the schema as a whole.
     */
    static List<Place> around(Place place, String pointer) {
        List<String> names = pointer.startsWith("/") ? Pointers.names(pointer) : List.of();
        boolean isToKept = names.size() > 1 && KEEPERS.contains(names.get(0));
        boolean isToRoot = pointer.isEmpty() && Place.root(place.file()).has("openrpc");
        List<Place> around = new ArrayList<>();
        if (isToKept || isToRoot) {
            Place current = Place.root(place.file());
            for (String step : Pointers.names(place.pointer())) {
                current = current == null ? null : current.below(step);
                if (current != null && (isToRoot ? isRoot(current) : keeps(current, names))) {
                    around.add(current);
                }
            }
        }
        return around;
    }

    private static boolean isRoot(Place place) {
        return ROOTS.matcher(place.pointer()).matches();
    }

    private static boolean keeps(Place place, List<String> names) {
        Place keeper = place.child(names.get(0));
        return keeper != null && keeper.has(names.get(1));
    }
}
