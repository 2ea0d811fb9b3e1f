package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.Required;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
@Generated
public record PetArrived(Pet pet, Map<String, Json> otherMembers) implements PetEvent {
    public PetArrived {
        Objects.requireNonNull(pet, "pet");
        otherMembers = Copies.map(otherMembers);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder().pet(pet).otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<PetArrived> codec() {
        return PetArrivedCodec.INSTANCE;
    }

    /** Always {@code arrived}. */
    public String type() {
        return "arrived";
    }

    /** Builds a {@link PetArrived}; setters take each member by its name, and {@link #build} says what is missing. */
    @Generated
    public static final class Builder {
        private @Nullable Pet pet;
        private Map<String, Json> otherMembers = Map.of();

        private Builder() {}

        public Builder pet(Pet pet) {
            this.pet = pet;
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
        public PetArrived build() {
            return new PetArrived(Required.member(pet, "PetArrived", "pet"), otherMembers);
        }
    }
}
