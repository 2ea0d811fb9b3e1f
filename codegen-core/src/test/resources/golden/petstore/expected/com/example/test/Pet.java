package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.Omittable;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.Required;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A pet of the store.
 *
 * @param name What it answers to.
 * @param weight In kilograms; null when it would not stand still.
 * @param otherMembers members that the document does not name, kept unchanged
 */
@NullMarked
@Generated
public record Pet(
        long id,
        String name,
        PetKind kind,
        @Nullable String tag,
        Omittable<Double> weight,
        boolean vaccinated,
        @Nullable Owner owner,
        Map<String, Json> otherMembers) {
    public Pet {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(weight, "weight");
        otherMembers = Copies.map(otherMembers);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder()
                .id(id)
                .name(name)
                .kind(kind)
                .tag(tag)
                .weight(weight)
                .vaccinated(vaccinated)
                .owner(owner)
                .otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<Pet> codec() {
        return PetCodec.INSTANCE;
    }

    /** Builds a {@link Pet}; setters take each member by its name, and {@link #build} says what is missing. */
    @Generated
    public static final class Builder {
        private @Nullable Long id;
        private @Nullable String name;
        private @Nullable PetKind kind;
        private @Nullable String tag;
        private Omittable<Double> weight = Omittable.absent();
        private @Nullable Boolean vaccinated;
        private @Nullable Owner owner;
        private Map<String, Json> otherMembers = Map.of();

        private Builder() {}

        public Builder id(long id) {
            this.id = id;
            return this;
        }

        /** What it answers to. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        public Builder kind(PetKind kind) {
            this.kind = kind;
            return this;
        }

        public Builder tag(@Nullable String tag) {
            this.tag = tag;
            return this;
        }

        /**
         * In kilograms; null when it would not stand still.
         *
         * <p>Sets {@code weight} to a value.
         */
        public Builder weight(double weight) {
            return weight(Omittable.of(weight));
        }

        /** In kilograms; null when it would not stand still. */
        public Builder weight(Omittable<Double> weight) {
            this.weight = weight;
            return this;
        }

        public Builder vaccinated(boolean vaccinated) {
            this.vaccinated = vaccinated;
            return this;
        }

        public Builder owner(@Nullable Owner owner) {
            this.owner = owner;
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
        public Pet build() {
            return new Pet(
                    Required.member(id, "Pet", "id"),
                    Required.member(name, "Pet", "name"),
                    Required.member(kind, "Pet", "kind"),
                    tag,
                    weight,
                    Required.member(vaccinated, "Pet", "vaccinated"),
                    owner,
                    otherMembers);
        }
    }

    @Generated
    public record Owner(String name) {
        public Owner {
            Objects.requireNonNull(name, "name");
        }

        /** Returns a builder with nothing set. */
        public static Builder builder() {
            return new Builder();
        }

        /** Returns a builder that starts from this value. */
        public Builder toBuilder() {
            return new Builder().name(name);
        }

        /** Returns the codec that reads and writes this type as JSON. */
        public static JsonCodec<Owner> codec() {
            return PetCodec.OwnerCodec.INSTANCE;
        }

        /** Builds a {@link Owner}; setters take each member by its name, and {@link #build} says what is missing. */
        @Generated
        public static final class Builder {
            private @Nullable String name;

            private Builder() {}

            public Builder name(String name) {
                this.name = name;
                return this;
            }

            /**
             * Returns the value.
             *
             * @throws IllegalStateException if a required member was not set
             */
            public Owner build() {
                return new Owner(Required.member(name, "Pet.Owner", "name"));
            }
        }
    }
}
