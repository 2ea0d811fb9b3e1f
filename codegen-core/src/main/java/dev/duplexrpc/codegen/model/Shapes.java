package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Flattening.Flat;
import java.util.HashMap;
import java.util.Map;

/** The shapes of schemas, each made once. */
final class Shapes {
    private final Flattening flattening;
    private final TypeChoices choices;
    private final Findings findings;
    private final Map<Schema, Shape> known = new HashMap<>();

    Shapes(Flattening flattening, TypeChoices choices, Findings findings) {
        this.flattening = flattening;
        this.choices = choices;
        this.findings = findings;
    }

    Shape of(Schema schema) {
        Shape shape = known.get(schema);
        if (shape == null) {
            shape = new ShapeMerger(schema, choices, findings)
                    .merge(flat(schema).leaves(), flat(schema).own());
            known.put(schema, shape);
        }
        return shape;
    }

    Flat flat(Schema schema) {
        return flattening.flatten(schema);
    }
}
