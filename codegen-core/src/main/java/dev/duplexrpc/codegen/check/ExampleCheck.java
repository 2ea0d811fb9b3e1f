package dev.duplexrpc.codegen.check;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Compares examples and defaults with their schemas. Collects first and compares then, so that every schema is compiled once,
 * and stops at a number of values, because nothing is generated from them.
 */
public final class ExampleCheck {
    /** More examples than this are not looked at; no document known has a thousand. */
    static final int MAX_VALUES = 5000;

    /** More mismatches than this are only counted; where every example is wrong, the first ones tell. */
    private static final int MAX_REPORTED = 20;

    /** What comparing one value may cost, in steps of the validator: the largest example known takes less than 20,000. */
    private static final long MAX_STEPS = 100_000;
    /** How deeply schemas may lead to each other for one value; one that leads to itself would go on until the stack ends. */
    private static final int MAX_DEPTH = 1000;
    /** How many characters all regular expressions together may look at; real documents take a few thousand. */
    private static final long MAX_CHARACTERS = 20_000_000;

    /** After this many values that cost more, the rest is not looked at. */
    private static final int MAX_ENDLESS = 3;

    private final Place document;
    private final Diagnostics diagnostics;
    private final SchemaBundle bundle;
    private final List<Example> examples = new ArrayList<>();

    /** @param document where it is said that there are more mismatches than are shown */
    public ExampleCheck(Place document, Resolver resolver, Diagnostics diagnostics) {
        this.document = document;
        this.diagnostics = diagnostics;
        this.bundle = new SchemaBundle(resolver);
    }

    /** @param word what the value is, for the sentence: {@code example}, {@code default} */
    private record Example(String definition, Place value, String word) {}

    /** Adds a value that should match a schema. */
    public void add(Place schema, Place value, String word) {
        if (examples.size() < MAX_VALUES && SchemaWords.isSchema(schema)) {
            examples.add(new Example(bundle.name(schema), value, word));
        }
    }

    /** Adds the examples and defaults that stand in the schemas themselves. */
    public void addFrom(Collection<Place> schemas) {
        for (Place schema : schemas) {
            Place list = schema.child("examples");
            if (list != null) {
                list.elements().forEach(value -> add(schema, value, "example"));
            }
            addIfThere(schema, "example");
            addIfThere(schema, "default");
        }
    }

    private void addIfThere(Place schema, String word) {
        Place value = schema.child(word);
        if (value != null) {
            add(schema, value, word);
        }
    }

    /** Compares all that was added. */
    public void run() {
        if (examples.isEmpty()) {
            return;
        }
        BoundedPattern.Budget budget = new BoundedPattern.Budget(MAX_CHARACTERS);
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .regularExpressionFactory(pattern -> new BoundedPattern(pattern, budget))
                .build();
        Schema root = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
                .getSchema(SchemaLocation.of("urn:duplexrpc:examples"), bundle.build());
        NodePath definitions = new NodePath(PathType.JSON_POINTER).append("$defs");
        int mismatches = 0;
        int endless = 0;
        for (Example example : examples) {
            Schema schema = root.getRefSchema(definitions.append(example.definition()));
            try {
                Error error = Mismatch.mostTelling(schema.validate(
                        JsonTree.of(example.value().node()),
                        context -> context.executionConfig(execution ->
                                execution.maxEvaluationSteps(MAX_STEPS).maxEvaluationDepth(MAX_DEPTH))));
                if (error != null && ++mismatches <= MAX_REPORTED) {
                    report(example, error);
                }
            } catch (ValidationLimitExceededException e) {
                // Alternatives inside of alternatives can double the work with every level; such an example stays
                // unjudged.
                if (++endless >= MAX_ENDLESS) {
                    break;
                }
            }
        }
        if (mismatches > MAX_REPORTED) {
            diagnostics.report(
                    Problem.EXAMPLE_MISMATCH,
                    document,
                    "Of the examples and defaults, " + mismatches + " do not match their schemas; the first "
                            + MAX_REPORTED + " are shown.",
                    "Correct the first ones, and run again.");
        }
    }

    private void report(Example example, Error error) {
        Place at = InstancePath.walk(example.value(), error.getInstanceLocation());
        diagnostics.report(
                Problem.EXAMPLE_MISMATCH,
                at,
                "The " + example.word() + " does not match its schema: " + Mismatch.sentence(error, at) + ".",
                "Correct the " + example.word() + " or the schema.");
    }
}
