package dev.duplexrpc.codegen.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a document that shows a problem as small as it goes: takes parts away while the problem stays. */
final class Shrinking {
    private static final int MAX_TRIES = 400;

    private final Predicate<ObjectNode> shows;
    private ObjectNode smallest;
    private int tries;

    private Shrinking(ObjectNode document, Predicate<ObjectNode> shows) {
        this.smallest = document;
        this.shows = shows;
    }

    static ObjectNode shrink(ObjectNode document, Predicate<ObjectNode> shows) {
        return new Shrinking(document, shows).run();
    }

    private ObjectNode run() {
        boolean smaller = true;
        while (smaller && tries < MAX_TRIES) {
            smaller = false;
            for (String pointer : pointers(smallest, "")) {
                if (tries++ < MAX_TRIES && triedWithout(pointer)) {
                    smaller = true;
                }
            }
        }
        return smallest;
    }

    private boolean triedWithout(String pointer) {
        ObjectNode candidate = smallest.deepCopy();
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        JsonNode parent = candidate.at(pointer.substring(0, slash));
        if (parent instanceof ObjectNode object && object.has(name)) {
            object.remove(name);
        } else if (parent instanceof ArrayNode array && name.matches("\\d+") && Integer.parseInt(name) < array.size()) {
            array.remove(Integer.parseInt(name));
        } else {
            return false;
        }
        if (!shows.test(candidate)) {
            return false;
        }
        smallest = candidate;
        return true;
    }

    /** Everything that can be taken away, the large parts first. */
    private static List<String> pointers(JsonNode node, String at) {
        List<String> pointers = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames()) {
                pointers.add(at + "/" + name.replace("~", "~0").replace("/", "~1"));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                pointers.add(at + "/" + i);
            }
        }
        List<String> below = new ArrayList<>();
        for (String pointer : pointers) {
            String name = pointer.substring(pointer.lastIndexOf('/') + 1)
                    .replace("~1", "/")
                    .replace("~0", "~");
            JsonNode child = node instanceof ArrayNode ? node.get(Integer.parseInt(name)) : node.get(name);
            below.addAll(pointers(child, pointer));
        }
        pointers.addAll(below);
        return pointers;
    }
}
