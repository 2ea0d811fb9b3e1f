package dev.duplexrpc.codegen.check;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.specs.OpenRpcVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares parts of a document with the schemas of {@code openrpc-specs}. The schemas choose between an object and a
 * reference by {@code if}, not by {@code oneOf}, so that one mistake gives one error, and that error is the deepest one.
 *
 * <p>Everything goes through the validator in one pass, schema positions included: loading and compiling the schemas costs
 * 194 ms of processor once per process, and the pass over the largest document known (1.2 MB, 3500 schemas) 20 ms when warm.
 */
public final class StructureCheck {
    private final StructureSchemas schemas;
    private final Diagnostics diagnostics;
    private final Set<Checked> checked = new HashSet<>();

    public StructureCheck(OpenRpcVersion version, Diagnostics diagnostics) {
        this.schemas = StructureSchemas.of(version);
        this.diagnostics = diagnostics;
    }

    private record Checked(Place place, Part part) {}

    /**
     * Reports what is wrong with the structure of a part; the same part is looked at once.
     *
     * @param way the references that led to the place
     */
    public void check(Place place, Part part, List<ReferenceStep> way) {
        if (!checked.add(new Checked(place, part)) || isCovered(place, part)) {
            return;
        }
        Schema schema = schemas.of(part);
        for (Error error : schema.validate(JsonTree.of(place.node()))) {
            Place at = InstancePath.walk(place, error.getInstanceLocation());
            StructureProblem problem = StructureProblem.of(error, at, schemas);
            if (problem != null) {
                diagnostics.report(problem.problem(), problem.at(), way, problem.message(), problem.advice());
            }
        }
    }

    /** Checking a document checks the schemas among its components. */
    private boolean isCovered(Place place, Part part) {
        return part == Part.SCHEMA
                && place.pointer().startsWith("/components/schemas/")
                && checked.contains(new Checked(Place.root(place.file()), Part.DOCUMENT));
    }
}
