package dev.duplexrpc.codegen.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A type that the generator writes. */
public sealed interface Declaration {
    TypeId id();

    NameHint hint();

    Doc doc();

    /** What it is made of, in order. */
    List<Use> parts();

    /**
     * An object with named members.
     *
     * @param checks how many members there may be, and the names of others
     */
    record ObjectDeclaration(
            TypeId id, NameHint hint, Doc doc, List<Member> members, OtherMembers others, Checks checks)
            implements Declaration {
        @Override
        public List<Use> parts() {
            Stream<Use> named = members.stream().map(Member::use);
            return others instanceof OtherMembers.Typed typed
                    ? Stream.concat(named, Stream.of(typed.value())).toList()
                    : named.toList();
        }
    }

    /**
     * One of several shapes.
     *
     * @param variants at least two, none of them null or a union itself
     * @param decision how a value tells which variant it is
     */
    record UnionDeclaration(TypeId id, NameHint hint, Doc doc, List<Variant> variants, Decision decision)
            implements Declaration {
        @Override
        public List<Use> parts() {
            return variants.stream().map(Variant::use).toList();
        }
    }

    /** A list of known values, open to others. */
    record EnumDeclaration(TypeId id, NameHint hint, Doc doc, EnumBase base, List<EnumValue> values)
            implements Declaration {
        @Override
        public List<Use> parts() {
            return List.of();
        }

        /** More constants than this do not fit the static initialiser of a class. */
        private static final int MAX_CONSTANTS = 2_500;

        private static final int MAX_LISTED = 25_000;

        /** Whether each value is a constant in Java; otherwise the type is a value without constants. */
        public boolean hasConstants() {
            return values.size() <= MAX_CONSTANTS;
        }

        /** Whether a server refuses other values; a class has no room for more than these. */
        public boolean isChecked() {
            return values.size() <= MAX_LISTED;
        }
    }

    /**
     * An array whose elements have a type by position.
     *
     * @param required how many of the items must be there
     * @param rest the type of what follows the items; null: nothing may follow
     * @param checks how many elements there must be, beyond what the positions imply
     */
    record TupleDeclaration(
            TypeId id,
            NameHint hint,
            Doc doc,
            List<TupleItem> items,
            int required,
            @Nullable Use rest,
            Checks checks) implements Declaration {
        @Override
        public List<Use> parts() {
            Stream<Use> byPosition = items.stream().map(TupleItem::use);
            return rest == null
                    ? byPosition.toList()
                    : Stream.concat(byPosition, Stream.of(rest)).toList();
        }
    }

    /**
     * A member of an object.
     *
     * @param name the name in JSON
     * @param constant the only value it may have, if so: it is written always, checked when read, and is no component of the record. Only for required members
     * @param javaName what {@code x-java-name} or the configuration asks for
     * @param defaultValue the schema's default, for the javadoc: a receiver fills it in, not the sender
     */
    record Member(
            String name,
            Use use,
            boolean required,
            @Nullable Literal constant,
            Doc doc,
            @Nullable String javaName,
            @Nullable Literal defaultValue) {}

    /** What an object may hold beyond its members. */
    sealed interface OtherMembers {
        /** Nothing. */
        record Closed() implements OtherMembers {}

        /** Anything; it survives a round trip. */
        record Open() implements OtherMembers {}

        /** Values of one type. */
        record Typed(Use value) implements OtherMembers {}
    }

    /**
     * A variant of a union.
     *
     * @param label names a variant that is no declared object: from its title, its discriminating value or its JSON type
     */
    record Variant(Use use, String label, Doc doc) {}

    /** What the values of an enumeration are in Java. */
    enum EnumBase {
        TEXT,
        WHOLE,
        MIXED
    }

    /** A known value. */
    record EnumValue(Literal value, @Nullable String javaName, Doc doc) {}

    /** A position of a tuple. */
    record TupleItem(
            Use use, @Nullable Literal constant, @Nullable String label, Doc doc) {}
}
