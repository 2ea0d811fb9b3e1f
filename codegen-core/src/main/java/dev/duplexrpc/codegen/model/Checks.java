package dev.duplexrpc.codegen.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a schema beyond its type; null where there is none. Those that do not fit the type of the use are left out
 * before they get here.
 *
 * @param only the one truth value, text or number that fits
 * @param members which names the members of an object may have that it does not name itself
 */
public record Checks(
        @Nullable Bound minimum,
        @Nullable Bound maximum,
        @Nullable BigDecimal multipleOf,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable Regex pattern,
        @Nullable Integer minItems,
        @Nullable Integer maxItems,
        boolean uniqueItems,
        @Nullable Integer minMembers,
        @Nullable Integer maxMembers,
        @Nullable Literal only,
        @Nullable MemberRules members) {
    public static final Checks NONE =
            new Checks(null, null, null, null, null, null, null, null, false, null, null, null, null);

    /** The same for an object that has enough members already, because they are required. */
    Checks withoutMinimum() {
        return maxMembers == null && members == null
                ? NONE
                : new Checks(null, null, null, null, null, null, null, null, false, null, maxMembers, null, members);
    }

    /** How many elements an array has. */
    static Checks elements(@Nullable Integer min, @Nullable Integer max) {
        return min == null && max == null
                ? NONE
                : new Checks(null, null, null, null, null, null, min, max, false, null, null, null, null);
    }

    static Checks only(Literal value) {
        return new Checks(null, null, null, null, null, null, null, null, false, null, null, value, null);
    }

    /**
     * A regular expression, to be found anywhere in the text.
     *
     * @param java as {@link java.util.regex.Pattern} takes it
     * @param written as the document says it
     */
    public record Regex(String java, String written) {}

    /**
     * One end of a range.
     *
     * @param exclusive whether the limit itself is outside
     */
    public record Bound(BigDecimal limit, boolean exclusive) {}
}
