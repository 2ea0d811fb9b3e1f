package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.ObjectNode.Member;
import dev.duplexrpc.codegen.read.TextNode;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Pointers;
import dev.duplexrpc.codegen.resolve.Resolved;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document that needs no other file, as compact JSON: schemas of other files become components of its own, whatever else is elsewhere stands where it is referred to. What
 * the document says itself keeps its place and its order, so references within it stay as they are. The same documents give the same bytes.
 */
public final class DocumentBundle {
    private static final Set<String> VALUES =
            Set.of("const", "enum", "default", "examples", "example", "discriminator");
    private static final Set<String> MAPS =
            Set.of("properties", "patternProperties", "definitions", "$defs", "dependentSchemas", "dependencies");

    /** They say under which URL a schema is known; in here only places count. */
    private static final Set<String> IDENTITIES = Set.of("$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor");

    /** What a reference outside of a schema can lead to is not recursive, except by mistake. */
    private static final int DEEPEST = 100;

    private final Place root;
    private final Resolver resolver;
    private final Map<Place, String> foreign = new HashMap<>();
    private final Queue<Place> pending = new ArrayDeque<>();
    private final Set<String> taken = new HashSet<>();
    private int inlined;

    private DocumentBundle(Place root, Resolver resolver) {
        this.root = root;
        this.resolver = resolver;
        Place components = root.child("components");
        Place schemas = components == null ? null : components.child("schemas");
        if (schemas != null) {
            schemas.members().forEach(schema -> taken.add(schema.name()));
        }
    }

    /** @param resolver follows references; one that leads nowhere stays as it is */
    public static String of(OpenRpcDocument document, Resolver resolver) {
        return new DocumentBundle(document.place(), resolver).write().toJson();
    }

    /** What a part of a document is, and so what a name in it means. */
    private enum Sort {
        DOCUMENT,
        COMPONENTS,
        SUBSCRIPTION,
        /** Parts of a document, by names of their author's. */
        PARTS,
        SCHEMA,
        /** Schemas, by names of their author's. */
        SCHEMAS,
        /** Data, in which nothing is a reference. */
        VALUE
    }

    private static Sort below(Sort sort, String name, Node value) {
        return switch (sort) {
            case DOCUMENT ->
                switch (name) {
                    case "components" -> Sort.COMPONENTS;
                    case "schema", "x-progress" -> Sort.SCHEMA;
                    case "x-subscription" -> Sort.SUBSCRIPTION;
                    case "data" -> ErrorObject.isSchema(value) ? Sort.SCHEMA : Sort.VALUE;
                    case "value" -> Sort.VALUE;
                    default -> name.startsWith("x-") ? Sort.VALUE : Sort.DOCUMENT;
                };
            case COMPONENTS -> name.equals("schemas") ? Sort.SCHEMAS : Sort.PARTS;
            case SUBSCRIPTION -> name.equals("item") ? Sort.SCHEMA : Sort.VALUE;
            case PARTS -> Sort.DOCUMENT;
            case SCHEMA ->
                VALUES.contains(name) || name.startsWith("x-")
                        ? Sort.VALUE
                        : MAPS.contains(name) ? Sort.SCHEMAS : Sort.SCHEMA;
            case SCHEMAS -> Sort.SCHEMA;
            case VALUE -> Sort.VALUE;
        };
    }

    private Node write() {
        Node document = copy(root, Sort.DOCUMENT);
        List<Member> schemas = new ArrayList<>();
        for (Place schema = pending.poll(); schema != null; schema = pending.poll()) {
            schemas.add(member(nameOf(schema), copy(schema, Sort.SCHEMA)));
        }
        return schemas.isEmpty() ? document : with(document, "components", "schemas", schemas);
    }

    /** The object with more members in the object that is found within it. */
    private static Node with(Node object, String outer, String inner, List<Member> more) {
        Node around = object instanceof ObjectNode known ? known.get(outer) : null;
        Node within = around instanceof ObjectNode known ? known.get(inner) : null;
        List<Member> all = new ArrayList<>(membersOf(within));
        all.addAll(more);
        return replaced(object, outer, replaced(around, inner, object(all)));
    }

    private static Node replaced(@Nullable Node object, String name, Node value) {
        List<Member> all = new ArrayList<>(membersOf(object));
        all.removeIf(member -> member.name().equals(name));
        all.add(member(name, value));
        return object(all);
    }

    private static List<Member> membersOf(@Nullable Node node) {
        return node instanceof ObjectNode object ? object.members() : List.of();
    }

    private Node copy(Place place, Sort sort) {
        if (sort == Sort.VALUE) {
            return place.node();
        }
        if (place.node() instanceof ArrayNode) {
            List<Node> elements = new ArrayList<>();
            place.elements().forEach(element -> elements.add(copy(element, sort)));
            return new ArrayNode(elements, 1, 1);
        }
        if (!(place.node() instanceof ObjectNode)) {
            return place.node();
        }
        boolean named = sort == Sort.SCHEMAS || sort == Sort.PARTS || sort == Sort.COMPONENTS;
        return !named && Resolver.isReference(place) ? reference(place, sort) : object(members(place, sort));
    }

    private List<Member> members(Place place, Sort sort) {
        List<Member> members = new ArrayList<>();
        for (Place member : place.members()) {
            boolean dropped = sort == Sort.SCHEMA
                    && (IDENTITIES.contains(member.name())
                            || (member.name().equals("$schema") && !place.file().equals(root.file())));
            if (!dropped) {
                members.add(member(member.name(), copy(member, below(sort, member.name(), member.node()))));
            }
        }
        return members;
    }

    private Node reference(Place place, Sort sort) {
        Place target = target(place);
        if (target == null) {
            return object(members(place, sort));
        }
        if (target.file().equals(root.file()) && !(sort == Sort.SCHEMA && staysForeign(target))) {
            return names(place, target) ? object(members(place, sort)) : pointing(place, sort, target.pointer());
        }
        if (sort == Sort.SCHEMA) {
            return pointing(place, sort, "/components/schemas/" + Pointers.escape(nameOf(target)));
        }
        if (inlined == DEEPEST) {
            return place.node();
        }
        inlined++;
        Node copied = copy(target, sort);
        inlined--;
        return copied;
    }

    /** Where it leads: within the document one step, elsewhere to the end, unless references on the way say more than that. */
    private @Nullable Place target(Place place) {
        Resolved resolved = resolver.follow(place);
        if (resolved == null) {
            return null;
        }
        Place next = resolver.next(place);
        if (next == null || next.file().equals(root.file())) {
            return next;
        }
        return resolved.siblings().stream().allMatch(place::equals) ? resolved.target() : next;
    }

    /** Whether the reference is the target's place in the document already; below an {@code $id} it may look so and is not. */
    private boolean names(Place reference, Place target) {
        String text = reference.text("$ref");
        return text != null
                && text.startsWith("#")
                && reference.file().equals(root.file())
                && (text.substring(1).equals(target.pointer())
                        || Pointers.percentDecoded(text.substring(1)).equals(target.pointer()));
    }

    /** Whether the target stands where everything is copied as it is, and holds what means something else in here. */
    private boolean staysForeign(Place target) {
        Sort sort = Sort.DOCUMENT;
        Place current = root;
        for (String name : Pointers.names(target.pointer())) {
            Place next = current.child(name);
            next = next == null ? current.element(Integer.parseInt(name)) : next;
            if (next == null) {
                return false;
            }
            sort = current.node() instanceof ArrayNode ? sort : below(sort, name, next.node());
            current = next;
        }
        return sort == Sort.VALUE && meansMoreThanItsPlace(target.node());
    }

    private static boolean meansMoreThanItsPlace(Node node) {
        if (node instanceof ArrayNode list) {
            return list.elements().stream().anyMatch(DocumentBundle::meansMoreThanItsPlace);
        }
        if (!(node instanceof ObjectNode object)) {
            return false;
        }
        String text = object.text("$ref");
        return (text != null && !text.startsWith("#/"))
                || object.text("$id") != null
                || object.members().stream().anyMatch(member -> meansMoreThanItsPlace(member.value()));
    }

    /** The same object, whose reference leads to a place in this document. */
    private Node pointing(Place place, Sort sort, String pointer) {
        List<Member> members = new ArrayList<>();
        members.add(member("$ref", new TextNode('#' + asFragment(pointer), 1, 1)));
        for (Member member : members(place, sort)) {
            if (!Set.of("$ref", "$dynamicRef", "$recursiveRef").contains(member.name())) {
                members.add(member);
            }
        }
        return object(members);
    }

    private static String asFragment(String pointer) {
        try {
            return new URI(null, null, pointer).toASCIIString().substring(1);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(pointer, impossible);
        }
    }

    private String nameOf(Place schema) {
        String known = foreign.get(schema);
        if (known != null) {
            return known;
        }
        String natural = schema.name();
        if (natural.isEmpty()) {
            String file = schema.file().displayName();
            String last = file.substring(file.lastIndexOf('/') + 1);
            natural = last.indexOf('.') > 0 ? last.substring(0, last.indexOf('.')) : last;
        }
        String wanted = natural.replaceAll("[^a-zA-Z0-9._-]", "_");
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        foreign.put(schema, name);
        pending.add(schema);
        return name;
    }

    private static Member member(String name, Node value) {
        return new Member(name, 1, 1, value);
    }

    private static Node object(List<Member> members) {
        return new ObjectNode(members, 1, 1);
    }
}
