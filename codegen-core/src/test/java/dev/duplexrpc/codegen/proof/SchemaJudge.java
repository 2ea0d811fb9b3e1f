package dev.duplexrpc.codegen.proof;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says whether values are valid against the schemas of a document, by a validator that the generator's types know nothing of. */
public final class SchemaJudge {
    private static final String BUNDLE = "https://proof.invalid/bundle";

    private final Map<Place, Integer> numbers = new HashMap<>();
    private final Map<Place, @Nullable Schema> schemas = new HashMap<>();
    private final ObjectNode bundle;
    private final SchemaRegistry registry;

    public SchemaJudge(Collection<Place> places, Resolver resolver) {
        SchemaBundle bundling = new SchemaBundle(resolver);
        places.forEach(place -> numbers.put(place, bundling.define(place)));
        this.bundle = bundling.toJson();
        String text = bundle.toString();
        this.registry = SchemaRegistry.withDefaultDialect(
                bundling.usesNewWords() ? SpecificationVersion.DRAFT_2020_12 : SpecificationVersion.DRAFT_7,
                builder -> builder.schemas(Map.of(BUNDLE, text)));
    }

    /** The schema on its own: definitions, and a reference to the one that is meant. */
    public JsonNode schema(Place place) {
        return JsonValues.NODES.objectNode().put("$ref", "#/definitions/" + number(place));
    }

    /** All schemas: what {@link #schema} refers to. */
    public ObjectNode bundle() {
        return bundle;
    }

    /** Whether the value is valid, formats included; a schema that is no schema accepts nothing. */
    public boolean accepts(Place place, JsonNode value) {
        List<Error> errors = errors(place, value);
        return errors != null && errors.isEmpty();
    }

    /** What is wrong with the value as text. */
    public String complaint(Place place, JsonNode value) {
        List<Error> errors = errors(place, value);
        return errors == null
                ? "the schema cannot be used"
                : errors.stream().map(Error::toString).findFirst().orElse("nothing");
    }

    private @Nullable List<Error> errors(Place place, JsonNode value) {
        try {
            Schema schema = schemas.computeIfAbsent(
                    place, key -> registry.getSchema(SchemaLocation.of(BUNDLE + "#/definitions/" + number(key))));
            return schema == null
                    ? null
                    : schema.validate(
                            value,
                            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private int number(Place place) {
        Integer number = numbers.get(place);
        if (number == null) {
            throw new IllegalArgumentException(place + " is not among the schemas that this judge knows.");
        }
        return number;
    }
}
