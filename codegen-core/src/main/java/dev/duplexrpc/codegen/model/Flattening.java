package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Part.Aspect;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolved;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes schemas apart into what they say themselves, through {@code $ref} and {@code allOf}, and finds out which schema is meant:
 * a reference with a description beside it, or an {@code allOf} of one branch, is what it refers to and no type of its own.
 */
final class Flattening {
    private final Resolver resolver;
    private final Findings findings;
    private final TypeChoices choices;
    private final RepeatedDefinitions repeated;
    private final Map<Schema, Flat> known = new HashMap<>();

    Flattening(Resolver resolver, Findings findings, TypeChoices choices) {
        this.resolver = resolver;
        this.findings = findings;
        this.choices = choices;
        this.repeated = new RepeatedDefinitions(resolver);
    }

    /**
     * A schema taken apart.
     *
     * @param core the schema that gives the type its identity
     * @param leaves what is said, each without references and {@code allOf}
     * @param own the places on the way to the core, the outermost first: their words describe the use
     */
    record Flat(Schema core, List<Part> leaves, List<Place> own) {}

    Flat flatten(Schema schema) {
        Flat flat = known.get(schema);
        if (flat == null) {
            flat = new Walk().flatten(schema);
            known.put(schema, flat);
        }
        return flat;
    }

    private final class Walk {
        private final Set<Part> leaves = new LinkedHashSet<>();
        private final List<Place> own = new ArrayList<>();
        private final Set<Place> active = new LinkedHashSet<>();
        private final Map<Place, @Nullable Schema> walked = new HashMap<>();

        Flat flatten(Schema schema) {
            Set<Schema> strong = new LinkedHashSet<>();
            Set<Schema> weak = new LinkedHashSet<>();
            for (Part part : schema.parts()) {
                if (part instanceof Part.At at && at.aspect() == Aspect.WHOLE) {
                    Schema meant = walk(at.place());
                    if (meant != null) {
                        strong.add(meant);
                    }
                } else {
                    leaves.add(part);
                    (isWeak(part) ? weak : strong).add(Schema.of(part));
                }
            }
            if (strong.isEmpty()) {
                strong = weak;
            }
            Schema core = strong.size() == 1 ? strong.iterator().next() : schema;
            return new Flat(core, List.copyOf(leaves), List.copyOf(own));
        }

        /** @return the schema that is meant, null when the place says nothing about types */
        private @Nullable Schema walk(Place place) {
            if (place.node() instanceof BooleanNode bool) {
                return bool.value() ? null : leaf(place);
            }
            if (!(place.node() instanceof ObjectNode schema)) {
                return null; // reported when the document was checked
            }
            if (walked.containsKey(place)) {
                return walked.get(place);
            }
            if (!active.add(place)) {
                findings.report(
                        Problem.CIRCULAR_SCHEMA,
                        place,
                        "The schema refers to itself by way of $ref or allOf alone, so it describes no value.",
                        "Remove the reference that leads back here.");
                return null;
            }
            try {
                own.add(place);
                Schema meant = isContentDescriptor(schema) ? unwrap(place) : walk(place, schema);
                Schema result = choices.isExternal(place) ? Schema.at(place) : meant;
                walked.put(place, result);
                return result;
            } finally {
                active.remove(place);
            }
        }

        private @Nullable Schema walk(Place place, ObjectNode schema) {
            Set<Schema> meant = new LinkedHashSet<>();
            if (Resolver.isReference(place)) {
                followInto(place, meant);
            }
            Place allOf = schema.get("allOf") instanceof ArrayNode ? place.child("allOf") : null;
            if (allOf != null) {
                for (Place branch : allOf.elements()) {
                    addIfMeant(meant, walk(branch));
                }
            }
            if (Vocabulary.constrains(schema)) {
                boolean counts = meant.isEmpty() || !Vocabulary.isWeak(schema, Aspect.OWN);
                Schema leaf = leaf(place);
                if (counts) {
                    meant.add(leaf);
                }
            } else if (saysMoreThanTypes(schema)) {
                leaf(place);
            }
            if (meant.isEmpty()) {
                return null;
            }
            Schema only = meant.iterator().next();
            boolean another = meant.size() == 1 && only.isPlace() && !isInside(only.place(), place);
            return another && !(allOf != null && isSubtype(place, only.place())) ? only : Schema.at(place);
        }

        private void followInto(Place place, Set<Schema> meant) {
            Resolved resolved = resolver.follow(place);
            if (resolved == null) {
                return;
            }
            findings.reached(place, resolved);
            // The place itself is the first of the siblings; what stands beside its reference is looked at by the
            // caller. A reference on the way that demands more is a schema of its own, and the one that is meant.
            for (Place sibling : resolved.siblings()) {
                if (!sibling.equals(place)) {
                    if (sibling.node() instanceof ObjectNode object && Vocabulary.constrains(object)) {
                        addIfMeant(meant, walk(sibling));
                        return;
                    }
                    own.add(sibling);
                }
            }
            addIfMeant(meant, walk(repeated.canonical(resolved.target())));
        }

        private static void addIfMeant(Set<Schema> meant, @Nullable Schema schema) {
            if (schema != null) {
                meant.add(schema);
            }
        }

        private Schema leafOf(Place place) {
            return Schema.of(new Part.At(place, Aspect.OWN));
        }

        private Schema leaf(Place place) {
            Schema leaf = leafOf(place);
            leaves.addAll(leaf.parts());
            return leaf;
        }

        private @Nullable Schema unwrap(Place place) {
            findings.report(
                    Problem.MISPLACED_CONTENT_DESCRIPTOR,
                    place,
                    "A content descriptor stands where a schema belongs; its schema is used.",
                    "Move it to components.contentDescriptors, or write its schema here.");
            Place inner = place.child("schema");
            return inner == null ? null : walk(inner);
        }
    }

    private static boolean isInside(Place inner, Place outer) {
        return inner.file().equals(outer.file()) && (inner.pointer() + "/").startsWith(outer.pointer() + "/");
    }

    private static boolean isContentDescriptor(ObjectNode schema) {
        return schema.text("name") != null
                && schema.get("schema") != null
                && !schema.has("$ref")
                && !schema.has("allOf")
                && !Vocabulary.constrains(schema, Aspect.OWN);
    }

    /** {@code required: true} aside, a content descriptor has none of these; so have schemas with only {@code not} or {@code if}. */
    private static boolean saysMoreThanTypes(ObjectNode schema) {
        return schema.has("nullable")
                || schema.has("not")
                || schema.has("default")
                || schema.has("discriminator")
                || schema.has("x-discriminator")
                || Vocabulary.UNSUPPORTED.stream().anyMatch(schema::has);
    }

    /** A component that includes one with a discriminator, as OpenAPI writes subtypes, is a type even if it adds nothing. */
    private static boolean isSubtype(Place place, Place included) {
        return (included.has("discriminator") || included.has("x-discriminator")) && Hints.component(place) != null;
    }

    private static boolean isWeak(Part part) {
        return part instanceof Part.At at
                && at.place().node() instanceof ObjectNode object
                && Vocabulary.isWeak(object, at.aspect());
    }
}
