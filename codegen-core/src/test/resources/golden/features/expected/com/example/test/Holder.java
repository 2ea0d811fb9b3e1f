package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.Required;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Where a book is. */
@NullMarked
@Generated
public sealed interface Holder permits Holder.Shelf, Holder.Reader, Holder.Constant, Holder.OfList, Holder.Unknown {
    /** Returns the codec that reads and writes this type as JSON. */
    static JsonCodec<Holder> codec() {
        return HolderCodec.INSTANCE;
    }

    @Generated
    record OfList(List<String> value) implements Holder {
        public OfList {
            value = Copies.list(Objects.requireNonNull(value, "value"));
        }
    }

    @Generated
    record Shelf(long row) implements Holder {
        /** Returns a builder with nothing set. */
        public static Builder builder() {
            return new Builder();
        }

        /** Returns a builder that starts from this value. */
        public Builder toBuilder() {
            return new Builder().row(row);
        }

        /** Returns the codec that reads and writes this type as JSON. */
        public static JsonCodec<Shelf> codec() {
            return HolderCodec.ShelfCodec.INSTANCE;
        }

        /** Builds a {@link Shelf}; setters take each member by its name, and {@link #build} says what is missing. */
        @Generated
        public static final class Builder {
            private @Nullable Long row;

            private Builder() {}

            public Builder row(long row) {
                this.row = row;
                return this;
            }

            /**
             * Returns the value.
             *
             * @throws IllegalStateException if a required member was not set
             */
            public Shelf build() {
                return new Shelf(Required.member(row, "Holder.Shelf", "row"));
            }
        }
    }

    @Generated
    record Reader(long reader, LocalDate until, Map<String, Json> otherMembers) implements Holder {
        public Reader {
            Objects.requireNonNull(until, "until");
            otherMembers = Copies.map(otherMembers);
        }

        /** Returns a builder with nothing set. */
        public static Builder builder() {
            return new Builder();
        }

        /** Returns a builder that starts from this value. */
        public Builder toBuilder() {
            return new Builder().reader(reader).until(until).otherMembers(otherMembers);
        }

        /** Returns the codec that reads and writes this type as JSON. */
        public static JsonCodec<Reader> codec() {
            return HolderCodec.ReaderCodec.INSTANCE;
        }

        /** Builds a {@link Reader}; setters take each member by its name, and {@link #build} says what is missing. */
        @Generated
        public static final class Builder {
            private @Nullable Long reader;
            private @Nullable LocalDate until;
            private Map<String, Json> otherMembers = Map.of();

            private Builder() {}

            public Builder reader(long reader) {
                this.reader = reader;
                return this;
            }

            public Builder until(LocalDate until) {
                this.until = until;
                return this;
            }

            /** Sets the members that the document does not name. */
            public Builder otherMembers(Map<String, Json> otherMembers) {
                this.otherMembers = otherMembers;
                return this;
            }

            /**
             * Returns the value.
             *
             * @throws IllegalStateException if a required member was not set
             */
            public Reader build() {
                return new Reader(
                        Required.member(reader, "Holder.Reader", "reader"),
                        Required.member(until, "Holder.Reader", "until"),
                        otherMembers);
            }
        }
    }

    /** An open enumeration: a value that is not listed here is kept, and {@link #known} says so. */
    @Generated
    record Constant(String value) implements Holder {
        /** {@code lost} */
        public static final Constant LOST = new Constant("lost");

        /** {@code repair} */
        public static final Constant REPAIR = new Constant("repair");

        public Constant {
            Objects.requireNonNull(value, "value");
        }

        /**
         * Returns the constant to switch over, {@link Known#UNRECOGNIZED} for a value that the document does not list.
         */
        public Known known() {
            return switch (value) {
                case "lost" -> Known.LOST;
                case "repair" -> Known.REPAIR;
                default -> Known.UNRECOGNIZED;
            };
        }

        /** Returns the codec that reads and writes this type as JSON. */
        public static JsonCodec<Constant> codec() {
            return HolderCodec.ConstantCodec.INSTANCE;
        }

        @Override
        public String toString() {
            return value;
        }

        /** The values that the document lists. A newer document may list more: switch with a {@code default}. */
        @Generated
        public enum Known {
            LOST,
            REPAIR,
            UNRECOGNIZED
        }
    }

    /** A value that fits none of the variants, kept as it came. */
    @Generated
    record Unknown(Json json) implements Holder {
        public Unknown {
            Objects.requireNonNull(json, "json");
        }
    }
}
