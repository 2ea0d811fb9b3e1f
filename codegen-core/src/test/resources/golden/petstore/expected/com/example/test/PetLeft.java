package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.Required;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
@Generated
public record PetLeft(long id, Map<String, Json> otherMembers) implements PetEvent {
    public PetLeft {
        otherMembers = Copies.map(otherMembers);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder().id(id).otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<PetLeft> codec() {
        return PetLeftCodec.INSTANCE;
    }

    /** Always {@code left}. */
    public String type() {
        return "left";
    }

    /** Builds a {@link PetLeft}; setters take each member by its name, and {@link #build} says what is missing. */
    @Generated
    public static final class Builder {
        private @Nullable Long id;
        private Map<String, Json> otherMembers = Map.of();

        private Builder() {}

        public Builder id(long id) {
            this.id = id;
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
        public PetLeft build() {
            return new PetLeft(Required.member(id, "PetLeft", "id"), otherMembers);
        }
    }
}
