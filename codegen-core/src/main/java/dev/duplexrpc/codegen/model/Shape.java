package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a schema says, with references and {@code allOf} merged, the members of objects still unread. Filled by
 * {@link ShapeMerger}, and not changed afterwards.
 */
final class Shape {
    final Schema schema;

    /** The kinds that {@code type} allows, null when nothing says so. */
    @Nullable EnumSet<Kind> kinds;

    /** Whether numbers must be whole. */
    boolean whole;

    /** Whether {@code nullable: true} adds null to whatever else is allowed. */
    boolean orNull;

    /** The values of {@code enum} or {@code const}, null when there is no such list. */
    @Nullable List<KnownValue> values;

    /** The schema that lists the values, when no other shortened its list. */
    @Nullable Schema valuesFrom;

    /** Whether the values are that of a {@code const}. */
    boolean isConst;

    final Map<String, Schema> members = new LinkedHashMap<>();

    /** Names of required members, and where that stands. */
    final Map<String, Place> required = new LinkedHashMap<>();

    /** Sets of members that must not all be there, from {@code not: {required: […]}}. */
    final List<Set<String>> forbidden = new ArrayList<>();

    Others others = Others.UNSAID;

    @Nullable Schema otherMembers;

    final Map<String, Schema> patternMembers = new LinkedHashMap<>();

    /** Whether there was a choice that only says which members must be there. */
    boolean presence;

    /** What {@code propertyNames} says. */
    @Nullable Schema names;

    /** Members that must not be there, because their schema is {@code false}. */
    final Set<String> refused = new LinkedHashSet<>();

    @Nullable Schema items;

    final List<Schema> prefix = new ArrayList<>();

    @Nullable Place prefixAt;

    Others tail = Others.UNSAID;

    @Nullable Schema tailItems;

    final Limitations limits = new Limitations();

    @Nullable String format;

    boolean base64;

    /** The type of numbers that several alternatives were merged to. */
    @Nullable Type numbers;

    final List<Group> groups = new ArrayList<>();

    @Nullable Tag tag;

    @Nullable Node defaultValue;

    /** Whether nothing can be of this shape, which has been reported. */
    boolean impossible;

    /** Whether a {@code false} is among the parts: nothing may be there at all. */
    boolean never;

    Shape(Schema schema) {
        this.schema = schema;
    }

    Place place() {
        return schema.place();
    }

    /** What a schema says about that for which it has no name. */
    enum Others {
        UNSAID,
        OPEN,
        CLOSED,
        TYPED
    }

    /** The alternatives of one {@code oneOf} or {@code anyOf}. */
    record Group(List<Schema> alternatives, Place place) {}

    /**
     * The member that tells variants apart, as the document or the configuration says.
     *
     * @param mapping from the member's text to a schema, where the schema itself does not say it
     * @param unusable what it is called when it says something that is not so
     */
    record Tag(String member, Map<String, String> mapping, Place place, Problem unusable) {}

    /** The kinds that values may have, inferred from other keywords when there is no {@code type}; empty: nothing is known. */
    Set<Kind> effectiveKinds() {
        if (values != null) {
            Set<Kind> found = new LinkedHashSet<>();
            for (KnownValue value : values) {
                found.add(Literals.kind(value.value()));
            }
            return found;
        }
        if (kinds != null) {
            return kinds;
        }
        return inferredKinds();
    }

    private Set<Kind> inferredKinds() {
        EnumSet<Kind> inferred = EnumSet.noneOf(Kind.class);
        if (!members.isEmpty()
                || !required.isEmpty()
                || !patternMembers.isEmpty()
                || others != Others.UNSAID
                || names != null
                || !refused.isEmpty()
                || limits.boundsMembers()) {
            inferred.add(Kind.OBJECT);
        }
        if (items != null || !prefix.isEmpty() || limits.boundsItems()) {
            inferred.add(Kind.ARRAY);
        }
        if (limits.boundsText() || (format != null && !Formats.isNumeric(format)) || base64) {
            inferred.add(Kind.STRING);
        }
        if (limits.boundsNumbers() || (format != null && Formats.isNumeric(format))) {
            inferred.add(Kind.NUMBER);
        }
        if (presence && inferred.isEmpty() && groups.isEmpty()) {
            inferred.add(Kind.OBJECT);
        }
        return inferred;
    }

    /** Whether null is one of the values, not counting what {@link #groups} say. */
    boolean allowsNull() {
        if (orNull) {
            return true;
        }
        if (values != null) {
            for (KnownValue value : values) {
                if (Literals.kind(value.value()) == Kind.NULL) {
                    return kinds == null || kinds.contains(Kind.NULL);
                }
            }
            return false;
        }
        return kinds != null && kinds.contains(Kind.NULL);
    }

    /** The only value, if there is only one and it is fixed by {@code const}. */
    @Nullable Node constant() {
        return isConst && values != null && values.size() == 1 ? values.get(0).value() : null;
    }

    boolean isRequired(String member) {
        return required.containsKey(member);
    }
}
