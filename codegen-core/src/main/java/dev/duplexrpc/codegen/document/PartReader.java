package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.check.BareSchemas;
import dev.duplexrpc.codegen.check.LongTexts;
import dev.duplexrpc.codegen.check.Part;
import dev.duplexrpc.codegen.check.StructureCheck;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.NumberNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolved;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the small parts that methods and components share; each may be a reference. What cannot be read is null. */
final class PartReader {
    /** Parse error, invalid request, method not found, invalid params, internal error. */
    private static final Set<Integer> PREDEFINED_CODES = Set.of(-32700, -32600, -32601, -32602, -32603);

    private final Resolver resolver;
    private final StructureCheck structure;
    private final Diagnostics diagnostics;
    private final LongTexts lengths;

    PartReader(Resolver resolver, StructureCheck structure, Diagnostics diagnostics) {
        this.resolver = resolver;
        this.structure = structure;
        this.diagnostics = diagnostics;
        this.lengths = new LongTexts(diagnostics);
    }

    /** @param fallbackName its name when it has none, or leads nowhere: a parameter must keep its position */
    ContentDescriptor contentDescriptor(Place place, String fallbackName) {
        return contentDescriptor(place, fallbackName, List.of());
    }

    /** @param way the references that led to the place itself */
    ContentDescriptor contentDescriptor(Place place, String fallbackName, List<ReferenceStep> way) {
        Resolved resolved = resolver.follow(place, way);
        if (resolved == null) {
            return anything(place, nameInReference(place, fallbackName), way);
        }
        Place target = resolved.target();
        if (BareSchemas.isBare(target)) {
            return schemaInstead(place, resolved, fallbackName, concat(way, resolved.chain()));
        }
        checkTarget(resolved, Part.CONTENT_DESCRIPTOR, way);
        Place schema = target.child("schema");
        return new ContentDescriptor(
                target,
                Fields.text(target, "name", fallbackName),
                schema != null ? schema : BareSchemas.isUnwrapped(target) ? target : anySchema(target),
                Fields.flag(target, "required"),
                Fields.text(target, "summary"),
                Fields.text(target, "description"),
                Fields.flag(target, "deprecated"),
                concat(way, resolved.chain()),
                Fields.extensions(target));
    }

    /** @param place a reference, where that led to the schema: what stands beside it belongs to a content descriptor */
    private ContentDescriptor schemaInstead(
            Place place, Resolved resolved, String fallbackName, List<ReferenceStep> way) {
        Place target = resolved.target();
        diagnostics.report(
                Problem.MISDIRECTED_REFERENCE,
                target,
                way,
                "A content descriptor is needed here, with a name and a schema, and this is a bare schema.",
                "Put the schema into the member \"schema\" of an object that has a \"name\".");
        String name = resolved.wasReference() && !target.name().isEmpty() ? target.name() : fallbackName;
        return new ContentDescriptor(
                target,
                Fields.text(place, "name", name),
                target,
                Fields.flag(place, "required"),
                resolved.wasReference() ? Fields.text(place, "summary") : null,
                resolved.wasReference() ? Fields.text(place, "description") : null,
                resolved.wasReference() && Fields.flag(place, "deprecated"),
                way,
                Fields.extensions(target));
    }

    static ContentDescriptor anything(Place place, String name, List<ReferenceStep> way) {
        return new ContentDescriptor(
                place, name, anySchema(place), false, null, null, false, way, Fields.extensions(place));
    }

    private static Place anySchema(Place place) {
        return place.below(
                "schema",
                new BooleanNode(true, place.node().line(), place.node().column()));
    }

    /** The last word of a reference that leads nowhere, such as {@code Id} of {@code #/components/contentDescriptors/Id}. */
    private static String nameInReference(Place place, String otherwise) {
        String reference = place.text("$ref");
        if (reference == null) {
            return otherwise;
        }
        String last = reference.substring(Math.max(reference.lastIndexOf('/'), reference.lastIndexOf('#')) + 1);
        int dot = last.indexOf('.');
        String name = dot > 0 ? last.substring(0, dot) : last;
        return name.isBlank() ? otherwise : name;
    }

    @Nullable ErrorObject error(Place place, List<ReferenceStep> way) {
        Resolved resolved = resolver.follow(place, way);
        if (resolved == null) {
            return null;
        }
        checkTarget(resolved, Part.ERROR, way);
        Place target = resolved.target();
        if (!(target.node() instanceof ObjectNode)) {
            return null;
        }
        Place code = target.child("code");
        if (code == null || !(code.node() instanceof NumberNode number)) {
            return null;
        }
        if (!number.isInteger()) {
            return null; // reported when the structure was checked
        }
        if (number.value().abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            diagnostics.report(
                    Problem.INVALID_VALUE,
                    code,
                    "The error code " + number.text() + " is not an integer of 32 bits; the error is left out.",
                    "Use an integer, outside of -32768 to -32000 for errors of your own.");
            return null;
        }
        int value = number.value().intValueExact();
        if (value >= -32768 && value < -32099 && !PREDEFINED_CODES.contains(value)) {
            diagnostics.report(
                    Problem.RESERVED_ERROR_CODE,
                    code,
                    way,
                    "The error code " + value
                            + " lies in the range that JSON-RPC 2.0 keeps to itself and means nothing in it.",
                    "Use a code outside of -32768 to -32100.");
        }
        return new ErrorObject(
                target,
                value,
                Fields.text(target, "message", "Error " + value),
                target.child("data"),
                concat(way, resolved.chain()));
    }

    @Nullable TagObject tag(Place place, List<ReferenceStep> way) {
        Place target = follow(place, Part.TAG, way);
        String text = target == null ? null : target.node().asText(); // many write the name alone
        String name = target == null || text != null ? text : Fields.text(target, "name");
        return target == null || name == null
                ? null
                : new TagObject(target, name, Fields.text(target, "summary"), Fields.text(target, "description"));
    }

    @Nullable ExamplePairing pairing(Place place, List<ReferenceStep> way) {
        Place target = follow(place, Part.EXAMPLE_PAIRING, way);
        if (target == null || !(target.node() instanceof ObjectNode)) {
            return null;
        }
        List<ExamplePairing.Example> params = new ArrayList<>();
        Place list = target.child("params");
        for (Place param : list == null ? List.<Place>of() : list.elements()) {
            ExamplePairing.Example example = example(param, way);
            if (example != null) {
                params.add(example);
            }
        }
        Place result = target.child("result");
        return new ExamplePairing(
                target,
                Fields.text(target, "name", ""),
                Fields.text(target, "description"),
                params,
                result == null ? null : example(result, way));
    }

    private ExamplePairing.@Nullable Example example(Place place, List<ReferenceStep> way) {
        Place target = follow(place, Part.EXAMPLE, way);
        Place value = target == null ? null : target.child("value");
        return target == null || value == null
                ? null
                : new ExamplePairing.Example(target, Fields.text(target, "name", ""), value);
    }

    private @Nullable Place follow(Place place, Part part, List<ReferenceStep> way) {
        Resolved resolved = resolver.follow(place, way);
        if (resolved == null) {
            return null;
        }
        checkTarget(resolved, part, way);
        return resolved.target();
    }

    /** What stands in place was checked with what is around it; what a reference leads to may stand anywhere. */
    void checkTarget(Resolved resolved, Part part, List<ReferenceStep> way) {
        List<ReferenceStep> whole = concat(way, resolved.chain());
        if (resolved.wasReference()) {
            structure.check(resolved.target(), part, whole);
        }
        if (part != Part.EXAMPLE && part != Part.EXAMPLE_PAIRING) {
            lengths.checkPart(resolved.target(), whole);
        }
    }

    private static List<ReferenceStep> concat(List<ReferenceStep> way, List<ReferenceStep> chain) {
        if (way.isEmpty()) {
            return chain;
        }
        List<ReferenceStep> all = new ArrayList<>(way);
        all.addAll(chain);
        return all;
    }
}
