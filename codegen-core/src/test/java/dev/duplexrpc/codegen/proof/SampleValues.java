package dev.duplexrpc.codegen.proof;

import dev.duplexrpc.codegen.document.ContentDescriptor;
import dev.duplexrpc.codegen.document.ExamplePairing;
import dev.duplexrpc.codegen.document.MethodObject;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The values that documents show: of schemas, and of calls. */
public final class SampleValues {
    private SampleValues() {}

    /** What a schema gives as {@code example}, {@code examples} and {@code default}. */
    public static List<Place> of(Place schema) {
        List<Place> values = new ArrayList<>();
        for (String word : List.of("example", "default")) {
            Place value = schema.child(word);
            if (value != null) {
                values.add(value);
            }
        }
        Place examples = schema.child("examples");
        if (examples != null) {
            values.addAll(examples.elements());
        }
        return values;
    }

    /**
     * The parameters of an example of a call.
     *
     * @param values in the order of the method; null for what the example leaves out
     */
    public record Params(MethodObject method, List<@Nullable Place> values) {
        /** By name, as an object. */
        public ObjectNode named() {
            ObjectNode named = JsonValues.NODES.objectNode();
            for (int i = 0; i < values.size(); i++) {
                Place value = values.get(i);
                if (value != null) {
                    named.set(method.params().get(i).name(), JsonValues.of(value.node()));
                }
            }
            return named;
        }

        /** By position, up to the last one that is given; null when one in the middle is left out. */
        public @Nullable ArrayNode positional() {
            ArrayNode positional = JsonValues.NODES.arrayNode();
            boolean ended = false;
            for (Place value : values) {
                if (value != null && ended) {
                    return null;
                }
                ended = value == null;
                if (value != null) {
                    positional.add(JsonValues.of(value.node()));
                }
            }
            return positional;
        }

        /** Whether every value is valid, and every required one is there. */
        public boolean isValid(SchemaJudge judge) {
            for (int i = 0; i < values.size(); i++) {
                ContentDescriptor param = method.params().get(i);
                Place value = values.get(i);
                JsonNode json = value == null ? null : JsonValues.of(value.node());
                if (json == null ? param.required() : !judge.accepts(param.schema(), json)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The example's parameters: by their names if all of them are the method's, else by their positions; null when there are too many. */
    public static @Nullable Params params(MethodObject method, ExamplePairing pairing) {
        Map<String, Place> byName = new HashMap<>();
        pairing.params().forEach(param -> byName.put(param.name(), param.value()));
        List<String> names =
                method.params().stream().map(ContentDescriptor::name).toList();
        List<@Nullable Place> values = new ArrayList<>();
        if (byName.size() == pairing.params().size() && names.containsAll(byName.keySet())) {
            names.forEach(name -> values.add(byName.get(name)));
        } else if (pairing.params().size() <= names.size()) {
            for (int i = 0; i < names.size(); i++) {
                values.add(i < pairing.params().size() ? pairing.params().get(i).value() : null);
            }
        } else {
            return null;
        }
        return new Params(method, values);
    }
}
