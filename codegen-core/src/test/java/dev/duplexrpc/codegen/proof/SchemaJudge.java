package dev.duplexrpc.codegen.proof;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
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
    private final @Nullable Schema root;

    public SchemaJudge(Collection<Place> places, Resolver resolver) {
        SchemaBundle bundling = new SchemaBundle(resolver);
        places.forEach(place -> numbers.put(place, bundling.define(place)));
        this.bundle = bundling.toJson();
        this.root = root(bundling.usesNewWords() ? SpecificationVersion.DRAFT_2020_12 : SpecificationVersion.DRAFT_7);
    }

    /** One for all definitions: each that the registry looks up by itself brings all others along. */
    private @Nullable Schema root(SpecificationVersion version) {
        try {
            return SchemaRegistry.withDefaultDialect(version).getSchema(SchemaLocation.of(BUNDLE), bundle);
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
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
            Schema schema = root == null ? null : schemas.computeIfAbsent(place, key -> definition(root, number(key)));
            return schema == null
                    ? null
                    : schema.validate(
                            value,
                            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private static Schema definition(Schema root, int number) {
        return root.getRefSchema(
                new NodePath(PathType.JSON_POINTER).append("definitions").append(String.valueOf(number)));
    }

    private int number(Place place) {
        Integer number = numbers.get(place);
        if (number == null) {
            throw new IllegalArgumentException(place + " is not among the schemas that this judge knows.");
        }
        return number;
    }
}
