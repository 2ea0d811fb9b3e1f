package dev.duplexrpc.codegen.resolve;

import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.SourceFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that schemas of one file give themselves: {@code $id} (which also changes the base of the references below it),
 * {@code $anchor}, and the spellings of older drafts: {@code "$id": "#name"} and {@code id}, which never changes a base here
 * because so much else in a document is called {@code id}.
 */
final class Identifiers {
    private final Map<String, Place> byUri = new HashMap<>();
    private final Map<String, Place> byAnchor = new HashMap<>();
    private final Map<String, List<Place>> byDynamicAnchor = new HashMap<>();
    private final List<Place> recursiveAnchors = new ArrayList<>();
    /** Absolute identifiers of embedded resources by pointer. */
    private final Map<String, Resource> resources = new LinkedHashMap<>();

    private final SourceFile file;

    /** A part of a file that has an identifier of its own. */
    record Resource(Place place, String uri) {}

    Identifiers(SourceFile file) {
        this.file = file;
        collect(Place.root(file), null);
    }

    @Nullable Place byUri(String uri) {
        return byUri.get(uri);
    }

    @Nullable Place byAnchor(String name) {
        return byAnchor.get(name);
    }

    /** The schemas with this {@code $dynamicAnchor}. */
    List<Place> byDynamicAnchor(String name) {
        return byDynamicAnchor.getOrDefault(name, List.of());
    }

    /** The schemas with {@code $recursiveAnchor}. */
    List<Place> recursiveAnchors() {
        return recursiveAnchors;
    }

    /** The innermost resource around the pointer that has an absolute identifier, or null. */
    @Nullable Resource around(String pointer) {
        if (resources.isEmpty()) {
            return null;
        }
        String prefix = pointer;
        while (true) {
            Resource resource = resources.get(prefix);
            if (resource != null || prefix.isEmpty()) {
                return resource;
            }
            prefix = prefix.substring(0, prefix.lastIndexOf('/'));
        }
    }

    private void collect(Place place, @Nullable String base) {
        Node node = place.node();
        if (node instanceof ObjectNode object) {
            String inner = name(place, object, base);
            for (ObjectNode.Member member : object.members()) {
                if (isContainer(member.value())) {
                    collect(place.below(member.name(), member.value()), inner);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (isContainer(array.get(i))) {
                    collect(place.below(Integer.toString(i), array.get(i)), base);
                }
            }
        }
    }

    private static boolean isContainer(Node node) {
        return node instanceof ObjectNode || node instanceof ArrayNode;
    }

    /** @return the base of what is below */
    private @Nullable String name(Place place, ObjectNode object, @Nullable String base) {
        String anchor = object.text("$anchor");
        if (anchor != null) {
            byAnchor.putIfAbsent(anchor, place);
        }
        String dynamicAnchor = object.text("$dynamicAnchor");
        if (dynamicAnchor != null) {
            byAnchor.putIfAbsent(dynamicAnchor, place);
            byDynamicAnchor
                    .computeIfAbsent(dynamicAnchor, a -> new ArrayList<>())
                    .add(place);
        }
        if (object.get("$recursiveAnchor") instanceof BooleanNode recursive && recursive.value()) {
            recursiveAnchors.add(place);
        }
        String legacy = object.text("id");
        if (legacy != null) {
            if (legacy.startsWith("#")) {
                byAnchor.putIfAbsent(legacy.substring(1), place);
            } else if (isAbsolute(legacy)) {
                byUri.putIfAbsent(withoutFragment(legacy), place);
            }
        }
        String id = object.text("$id");
        if (id == null) {
            return base;
        }
        if (id.startsWith("#")) {
            byAnchor.putIfAbsent(id.substring(1), place);
            return base;
        }
        String uri = resolve(base == null ? file.path().toUri().toString() : base, withoutFragment(id));
        if (uri == null) {
            return base;
        }
        byUri.putIfAbsent(uri, place);
        if (!uri.startsWith("file:")) {
            resources.put(place.pointer(), new Resource(place, uri));
        }
        return uri;
    }

    static boolean isAbsolute(String reference) {
        int colon = reference.indexOf(':');
        if (colon < 2) { // one letter is a drive of Windows
            return false;
        }
        for (int i = 0; i < colon; i++) {
            char c = reference.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !other)) {
                return false;
            }
        }
        return true;
    }

    static String withoutFragment(String uri) {
        int hash = uri.indexOf('#');
        return hash < 0 ? uri : uri.substring(0, hash);
    }

    /** RFC 3986 resolution, or null when one of the two is no URI. */
    static @Nullable String resolve(String base, String reference) {
        try {
            return URI.create(base).resolve(URI.create(reference)).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
