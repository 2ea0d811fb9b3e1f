package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.Part.Aspect;
import dev.duplexrpc.codegen.model.Shape.Others;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Merges what several schemas say of one value, as {@code allOf} means it: everything counts, and the narrower limit wins. */
final class ShapeMerger {
    private final Findings findings;
    private final Shape shape;
    private final ObjectKeywords objects;
    private final ArrayKeywords arrays;
    private final UnionKeywords unions;
    private @Nullable Place kindsFrom;
    private @Nullable Place valuesFrom;

    /** The parts that forbid other members, and the members that they name. */
    private final Map<Place, Set<String>> closed = new LinkedHashMap<>();

    ShapeMerger(Schema schema, TypeChoices choices, Findings findings) {
        this.findings = findings;
        this.shape = new Shape(schema);
        this.objects = new ObjectKeywords(shape, findings);
        this.arrays = new ArrayKeywords(shape, choices, findings);
        this.unions = new UnionKeywords(shape, choices, findings);
    }

    /** @param own the places on the way to what is meant, the outermost first */
    Shape merge(List<Part> leaves, List<Place> own) {
        own.forEach(this::addChoices);
        for (Part leaf : leaves) {
            if (leaf instanceof Part.At at) {
                add(at);
            } else if (leaf instanceof Part.Only only) {
                addKinds(EnumSet.of(only.kind()), false, only.place());
                shape.orNull = false;
            } else if (leaf instanceof Part.Numbers numbers) {
                addKinds(EnumSet.of(Kind.NUMBER), numbers.type() instanceof Type.Whole, numbers.place());
                shape.numbers = numbers.type();
            } else if (leaf instanceof Part.Listed listed) {
                addValues(listed.values(), Schema.of(listed), listed.place());
            } else if (leaf instanceof Part.Either either) {
                shape.groups.add(new Shape.Group(either.alternatives(), either.place()));
            } else if (leaf instanceof Part.Blend blend) {
                addKinds(EnumSet.of(Kind.OBJECT), false, blend.place());
                blend.members().forEach((name, member) -> shape.members.merge(name, member, Schema::and));
                blend.required().forEach(name -> shape.required.putIfAbsent(name, blend.place()));
                addOthers(shape, blend.closed() ? Others.CLOSED : Others.OPEN, null);
            } else if (leaf instanceof Part.ListOf list) {
                addKinds(EnumSet.of(Kind.ARRAY), false, list.place());
                shape.items = list.element();
            }
        }
        leaveOutOtherKinds();
        shape.members.keySet().removeAll(shape.refused);
        sayWhatClosedBranchesForbid();
        String contradiction = shape.limits.contradiction();
        if (contradiction != null && !shape.impossible) {
            impossible(shape.place(), "The schema allows no value: " + contradiction + ".");
        }
        return shape;
    }

    /** By the letter a branch that is closed forbids what only another one names; hardly anybody means that. */
    private void sayWhatClosedBranchesForbid() {
        closed.forEach((place, names) -> shape.members.keySet().stream()
                .filter(member -> !names.contains(member))
                .findFirst()
                .ifPresent(member -> findings.report(
                        Problem.DROPPED_CHECK,
                        place.key("additionalProperties"),
                        "By the letter this forbids the member '" + member
                                + "', which stands in another part of the same allOf; it is allowed nevertheless.",
                        "Use \"unevaluatedProperties\": false around the allOf, if that is what is meant.")));
    }

    /** What is listed counts only where {@code type} allows it; null is added by {@code nullable}. */
    private void leaveOutOtherKinds() {
        List<KnownValue> values = shape.values;
        EnumSet<Kind> kinds = shape.kinds;
        if (values == null || kinds == null) {
            return;
        }
        List<KnownValue> fitting = new ArrayList<>();
        for (KnownValue value : values) {
            if (kinds.contains(Literals.kind(value.value()))) {
                fitting.add(value);
            }
        }
        if (fitting.isEmpty() && valuesFrom != null) {
            impossible(
                    valuesFrom,
                    "None of the values that are listed is " + JsonTypes.describe(kinds) + ", so nothing fits.");
        } else {
            shape.values = fitting;
        }
    }

    private void add(Part.At at) {
        Place place = at.place();
        if (place.node() instanceof BooleanNode) {
            shape.never = true;
            return;
        }
        if (!(place.node() instanceof ObjectNode schema)) {
            return;
        }
        boolean nullable = schema.get("nullable") instanceof BooleanNode bool && bool.value();
        addType(place, schema.get("type"), nullable);
        addListed(place, schema, nullable);
        objects.add(place, schema);
        if (schema.get("additionalProperties") instanceof BooleanNode others
                && !others.value()
                && !schema.has("patternProperties")) {
            Place own = place.child("properties");
            closed.put(
                    place,
                    own == null
                            ? Set.of()
                            : own.members().stream().map(Place::name).collect(Collectors.toSet()));
        }
        arrays.add(place, schema);
        shape.limits.add(place, schema);
        addText(schema);
        unions.add(place, schema, at.aspect() == Aspect.BASE);
        addChoices(place);
    }

    /** Of defaults and formats one must be chosen: what is nearest to the use knows best, and a reference is nearer than its target. */
    private void addChoices(Place place) {
        if (!(place.node() instanceof ObjectNode schema)) {
            return;
        }
        if (shape.defaultValue == null) {
            shape.defaultValue = schema.get("default");
        }
        if (shape.format == null) {
            shape.format = schema.text("format");
        }
    }

    private void addType(Place place, @Nullable Node type, boolean nullable) {
        EnumSet<Kind> allowed = EnumSet.noneOf(Kind.class);
        boolean fractions = false;
        for (String name : JsonTypes.names(type)) {
            Kind kind = JsonTypes.kind(name);
            if (kind == null) {
                return; // an unknown name was reported when the document was checked, and allows anything
            }
            allowed.add(kind);
            fractions |= name.equals("number");
        }
        if (allowed.isEmpty()) {
            shape.orNull |= nullable;
            return;
        }
        if (nullable) {
            allowed.add(Kind.NULL);
        }
        addKinds(allowed, allowed.contains(Kind.NUMBER) && !fractions, place);
    }

    private void addKinds(EnumSet<Kind> allowed, boolean whole, Place place) {
        shape.whole |= whole;
        if (shape.kinds == null || kindsFrom == null) {
            shape.kinds = allowed;
            kindsFrom = place;
            return;
        }
        EnumSet<Kind> both = EnumSet.copyOf(shape.kinds);
        both.retainAll(allowed);
        if (both.isEmpty()) {
            conflict(
                    place,
                    kindsFrom,
                    "The value must be " + JsonTypes.describe(allowed) + " here and "
                            + JsonTypes.describe(shape.kinds));
        }
        shape.kinds = both;
        kindsFrom = place;
    }

    private void addListed(Place place, ObjectNode schema, boolean nullable) {
        List<KnownValue> values = EnumValues.of(place, schema, findings);
        if (values == null) {
            return;
        }
        shape.orNull |= nullable;
        shape.isConst |= schema.has("const");
        addValues(values, Schema.at(place), place);
    }

    private void addValues(List<KnownValue> values, Schema source, Place place) {
        List<KnownValue> present = shape.values;
        if (present == null || valuesFrom == null) {
            shape.values = values;
            shape.valuesFrom = source;
            valuesFrom = place;
            return;
        }
        List<KnownValue> both = new ArrayList<>();
        Set<Node> allowed = EnumValues.nodes(values);
        for (KnownValue value : present) {
            if (allowed.contains(value.value())) {
                both.add(value);
            }
        }
        if (both.isEmpty()) {
            conflict(place, valuesFrom, "None of the values that are listed here is listed");
        }
        if (both.size() == values.size() && both.size() < present.size()) {
            shape.valuesFrom = source;
            shape.values = values;
        } else {
            shape.valuesFrom = both.size() == present.size() ? shape.valuesFrom : null;
            shape.values = both;
        }
        valuesFrom = place;
    }

    private void addText(ObjectNode schema) {
        String encoding = schema.text("contentEncoding");
        if (encoding == null && schema.get("media") instanceof ObjectNode media) {
            encoding = media.text("binaryEncoding");
        }
        shape.base64 |= "base64".equalsIgnoreCase(encoding);
    }

    private void conflict(Place here, Place there, String sentence) {
        if (here.equals(there)) {
            impossible(here, sentence + " too, so nothing fits.");
        } else {
            impossible(
                    here, sentence + " at " + there.pointer() + " (" + there.location() + "), so nothing fits both.");
        }
    }

    private void impossible(Place at, String sentence) {
        if (!shape.impossible) {
            shape.impossible = true;
            findings.report(
                    Problem.CONFLICTING_SCHEMAS,
                    at,
                    sentence,
                    "Make them agree; in lenient mode the value becomes untyped JSON.");
        }
    }

    /** Members keep the order in which they are met, whichever branch describes them. */
    static void addOthers(Shape shape, Others more, @Nullable Schema schema) {
        if (more == Others.CLOSED || shape.others == Others.CLOSED) {
            shape.others = Others.CLOSED;
        } else if (more == Others.TYPED && schema != null) {
            shape.others = Others.TYPED;
            shape.otherMembers = shape.otherMembers == null ? schema : shape.otherMembers.and(schema);
        } else if (shape.others == Others.UNSAID) {
            shape.others = more;
        }
    }
}
