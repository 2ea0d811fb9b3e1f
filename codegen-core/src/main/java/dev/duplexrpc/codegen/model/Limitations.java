package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.NumberNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The limits of a schema, those of several schemas intersected: the narrower one counts. */
final class Limitations {
    Checks.@Nullable Bound minimum;
    Checks.@Nullable Bound maximum;

    @Nullable BigDecimal multipleOf;

    @Nullable Integer minLength;

    @Nullable Integer maxLength;

    final List<String> patterns = new ArrayList<>();

    @Nullable Integer minItems;

    @Nullable Integer maxItems;

    boolean uniqueItems;

    @Nullable Integer minMembers;

    @Nullable Integer maxMembers;

    /** Where a limit comes from, by its keyword. */
    private final Map<String, Place> from = new HashMap<>();

    void add(Place place, ObjectNode schema) {
        Limitations before = new Limitations();
        before.take(this);
        add(schema);
        note(place, "minimum", before.minimum, minimum);
        note(place, "maximum", before.maximum, maximum);
        note(place, "minLength", before.minLength, minLength);
        note(place, "maxLength", before.maxLength, maxLength);
        note(place, "minItems", before.minItems, minItems);
        note(place, "maxItems", before.maxItems, maxItems);
    }

    private void take(Limitations other) {
        minimum = other.minimum;
        maximum = other.maximum;
        minLength = other.minLength;
        maxLength = other.maxLength;
        minItems = other.minItems;
        maxItems = other.maxItems;
    }

    private void note(Place place, String limit, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            from.put(limit, place);
        }
    }

    /** Where two limits stand, if that is not one schema, as the end of a sentence. */
    private String places(String one, String other) {
        Place first = from.get(one);
        Place second = from.get(other);
        return first == null || second == null || first.equals(second)
                ? ""
                : "; the one stands at " + first.pointer() + ", the other at " + second.pointer();
    }

    private void add(ObjectNode schema) {
        addNumbers(schema);
        minLength = larger(minLength, count(schema, "minLength"));
        maxLength = smaller(maxLength, count(schema, "maxLength"));
        String pattern = schema.text("pattern");
        if (pattern != null && !patterns.contains(pattern)) {
            patterns.add(pattern);
        }
        minItems = larger(minItems, count(schema, "minItems"));
        maxItems = smaller(maxItems, count(schema, "maxItems"));
        uniqueItems |= isTrue(schema.get("uniqueItems"));
        minMembers = larger(minMembers, count(schema, "minProperties"));
        maxMembers = smaller(maxMembers, count(schema, "maxProperties"));
    }

    /** Draft 4 makes a limit exclusive with {@code true} beside it, later drafts write the limit itself there. */
    private void addNumbers(ObjectNode schema) {
        atLeast(schema.get("minimum"), isTrue(schema.get("exclusiveMinimum")));
        atLeast(schema.get("exclusiveMinimum"), true);
        atMost(schema.get("maximum"), isTrue(schema.get("exclusiveMaximum")));
        atMost(schema.get("exclusiveMaximum"), true);
        if (schema.get("multipleOf") instanceof NumberNode step && step.value().signum() > 0) {
            multipleOf = multipleOf == null ? step.value() : commonMultiple(multipleOf, step.value());
        }
    }

    private void atLeast(@Nullable Node limit, boolean exclusive) {
        if (limit instanceof NumberNode number) {
            int order = minimum == null ? 1 : number.value().compareTo(minimum.limit());
            if (order > 0 || (order == 0 && exclusive)) {
                minimum = new Checks.Bound(number.value(), exclusive);
            }
        }
    }

    private void atMost(@Nullable Node limit, boolean exclusive) {
        if (limit instanceof NumberNode number) {
            int order = maximum == null ? -1 : number.value().compareTo(maximum.limit());
            if (order < 0 || (order == 0 && exclusive)) {
                maximum = new Checks.Bound(number.value(), exclusive);
            }
        }
    }

    boolean boundsNumbers() {
        return minimum != null || maximum != null || multipleOf != null;
    }

    boolean boundsText() {
        return minLength != null || maxLength != null || !patterns.isEmpty();
    }

    boolean boundsItems() {
        return minItems != null || maxItems != null || uniqueItems;
    }

    boolean boundsMembers() {
        return minMembers != null || maxMembers != null;
    }

    Checks numberChecks() {
        return boundsNumbers()
                ? new Checks(minimum, maximum, multipleOf, null, null, null, null, null, false, null, null, null, null)
                : Checks.NONE;
    }

    Checks textChecks(Checks.@Nullable Regex pattern) {
        Integer atLeast = minLength != null && minLength == 0 ? null : minLength;
        return atLeast == null && maxLength == null && pattern == null
                ? Checks.NONE
                : new Checks(null, null, null, atLeast, maxLength, pattern, null, null, false, null, null, null, null);
    }

    Checks itemChecks() {
        Integer atLeast = minItems != null && minItems == 0 ? null : minItems;
        return atLeast == null && maxItems == null && !uniqueItems
                ? Checks.NONE
                : new Checks(
                        null, null, null, null, null, null, atLeast, maxItems, uniqueItems, null, null, null, null);
    }

    Checks memberChecks(@Nullable MemberRules rules) {
        Integer atLeast = minMembers != null && minMembers == 0 ? null : minMembers;
        return atLeast == null && maxMembers == null && rules == null
                ? Checks.NONE
                : new Checks(null, null, null, null, null, null, null, null, false, atLeast, maxMembers, null, rules);
    }

    /** What can never be, as the words of a sentence; null when there is no contradiction. */
    @Nullable String contradiction() {
        if (minimum != null && maximum != null) {
            int order = minimum.limit().compareTo(maximum.limit());
            if (order > 0 || (order == 0 && (minimum.exclusive() || maximum.exclusive()))) {
                return "no number is " + (minimum.exclusive() ? "more than " : "at least ")
                        + minimum.limit().toPlainString() + " and "
                        + (maximum.exclusive() ? "less than " : "at most ")
                        + maximum.limit().toPlainString() + places("minimum", "maximum");
            }
        }
        if (minLength != null && maxLength != null && minLength > maxLength) {
            return "no text has at least " + minLength + " and at most " + maxLength + " characters"
                    + places("minLength", "maxLength");
        }
        if (minItems != null && maxItems != null && minItems > maxItems) {
            return "no array has at least " + minItems + " and at most " + maxItems + " elements"
                    + places("minItems", "maxItems");
        }
        return null;
    }

    private static boolean isTrue(@Nullable Node node) {
        return node instanceof BooleanNode bool && bool.value();
    }

    /** A limit beyond what a Java collection can hold never bites upwards and always bites downwards; both are kept at the largest int. */
    private static @Nullable Integer count(ObjectNode schema, String keyword) {
        return schema.get(keyword) instanceof NumberNode number
                        && number.isInteger()
                        && number.value().signum() >= 0
                ? number.value().min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue()
                : null;
    }

    private static @Nullable Integer larger(@Nullable Integer a, @Nullable Integer b) {
        return a == null ? b : b == null ? a : Integer.valueOf(Math.max(a, b));
    }

    private static @Nullable Integer smaller(@Nullable Integer a, @Nullable Integer b) {
        return a == null ? b : b == null ? a : Integer.valueOf(Math.min(a, b));
    }

    private static BigDecimal commonMultiple(BigDecimal a, BigDecimal b) {
        int scale = Math.max(0, Math.max(a.scale(), b.scale()));
        BigInteger x = a.setScale(scale).unscaledValue();
        BigInteger y = b.setScale(scale).unscaledValue();
        return new BigDecimal(x.divide(x.gcd(y)).multiply(y), scale).stripTrailingZeros();
    }
}
