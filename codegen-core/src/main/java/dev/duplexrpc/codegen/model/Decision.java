package dev.duplexrpc.codegen.model;

import java.util.List;
import java.util.Map;

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
     * By the value of a scalar, numbers by what they mean.
     *
     * @param branches as {@link Literal#byValue} makes them
     * @param absent what it means that there is no such member or position
     */
    record ByText(Tag tag, Map<Literal, Decision> branches, Decision otherwise, Decision absent) implements Decision {}

    /** By regular expressions, tried in order, over a text. */
    record ByPattern(List<PatternBranch> branches, Decision otherwise) implements Decision {}

    /** By which members an object has, tried in order. */
    record ByMembers(List<MembersBranch> branches, Decision otherwise) implements Decision {}

    /** By the JSON type of an array's first element. */
    record ByElement(Map<Kind, Decision> branches, Decision empty) implements Decision {}

    /** Which scalar tells variants. */
    sealed interface Tag {
        /** The value itself; all that it is compared with is of its kind. */
        record Itself() implements Tag {}

        /** A member of the object. */
        record OfMember(String name) implements Tag {}

        /** An element of the array. */
        record AtPosition(int index) implements Tag {}
    }

    /** A pattern and what it leads to. */
    record PatternBranch(Checks.Regex pattern, Decision then) {}

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
