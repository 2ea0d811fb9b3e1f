package dev.duplexrpc.codegen.proof;

import dev.duplexrpc.codegen.document.ContentDescriptor;
import dev.duplexrpc.codegen.document.ErrorObject;
import dev.duplexrpc.codegen.document.MethodObject;
import dev.duplexrpc.codegen.document.OpenRpcDocument;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolved;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The schemas of a document: those that parameters, results, errors and components begin with, and all that can be reached from
 * them, through references too.
 *
 * @param roots what methods and components name as their schemas, references not followed
 * @param all the roots, what is written in them, and what their references lead to
 */
public record SchemaPlaces(List<Place> roots, Set<Place> all) {
    private static final List<String> SINGLE = List.of("items", "additionalItems", "additionalProperties");
    private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf", "items", "prefixItems");
    private static final List<String> NAMED = List.of("properties", "patternProperties");

    public static SchemaPlaces of(OpenRpcDocument document, Resolver resolver) {
        Set<Place> roots = new LinkedHashSet<>();
        for (MethodObject method : document.methods()) {
            method.params().forEach(param -> roots.add(param.schema()));
            ContentDescriptor result = method.result();
            if (result != null) {
                roots.add(result.schema());
            }
        }
        roots.addAll(document.components().schemas().values());
        document.components().contentDescriptors().values().forEach(descriptor -> roots.add(descriptor.schema()));
        return new SchemaPlaces(List.copyOf(roots), reachable(roots, resolver));
    }

    private static Set<Place> reachable(Set<Place> roots, Resolver resolver) {
        Set<Place> all = new LinkedHashSet<>();
        Deque<Place> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Place place = open.removeFirst();
            if (!isSchema(place) || !all.add(place)) {
                continue;
            }
            Resolved resolved = resolver.follow(place);
            if (resolved != null && resolved.wasReference()) {
                open.add(resolved.target());
            }
            open.addAll(below(place));
        }
        return all;
    }

    private static List<Place> below(Place place) {
        List<Place> below = new ArrayList<>();
        for (String word : SINGLE) {
            Place child = place.child(word);
            if (child != null) {
                below.add(child);
            }
        }
        for (String word : LISTS) {
            Place child = place.child(word);
            if (child != null) {
                below.addAll(child.elements());
            }
        }
        for (String word : NAMED) {
            Place child = place.child(word);
            if (child != null) {
                below.addAll(child.members());
            }
        }
        return below;
    }

    static boolean isSchema(Place place) {
        return place.node() instanceof ObjectNode || place.node() instanceof BooleanNode;
    }

    /** Whether an error's data is a schema is for the document to say in words; these are not among the roots. */
    static boolean hasData(ErrorObject error) {
        return error.data() != null;
    }
}
