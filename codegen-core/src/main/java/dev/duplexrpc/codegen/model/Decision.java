package dev.duplexrpc.codegen.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a JSON value tells which variant of a union it is: a tree that the generated codec walks, looking at each thing once. Every
 * path that is not listed ends in {@link Unknown}.
 */
public sealed interface Decision {
    /** The variant at this index. */
    record Chosen(int variant) implements Decision {}

    /** None of the variants: kept as untyped JSON. */
    record Unknown() implements Decision {}

    /** By the value's JSON type. */
    record ByKind(Map<Kind, Decision> branches) implements Decision {}

    /**
     * By the text of a scalar: of a member of the object, or of the value itself.
     *
     * @param member the member; null: the value itself
     * @param absent what a missing member means
     */
    record ByText(@Nullable String member, Map<String, Decision> branches, Decision otherwise, Decision absent)
            implements Decision {}

    /** By regular expressions, tried in order, over the text of a member or of the value itself. */
    record ByPattern(@Nullable String member, List<PatternBranch> branches, Decision otherwise, Decision absent)
            implements Decision {}

    /** By which members an object has, tried in order. */
    record ByMembers(List<MembersBranch> branches, Decision otherwise) implements Decision {}

    /** By the JSON type of an array's first element. */
    record ByElement(Map<Kind, Decision> branches, Decision empty) implements Decision {}

    /** A pattern and what it leads to. */
    record PatternBranch(String pattern, Decision then) {}

    /** Members that must all be there, members that must not, and what that leads to. */
    record MembersBranch(List<String> present, List<String> absent, Decision then) {}

    /** JSON types; a whole number is told from a number with a fraction by its text only, so both are NUMBER. */
    enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }
}
