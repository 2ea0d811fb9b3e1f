package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.Required;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
@Generated
public record Readings(OffsetDateTime at, Map<String, Double> otherMembers) {
    public Readings {
        Objects.requireNonNull(at, "at");
        otherMembers = Copies.map(otherMembers);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder().at(at).otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<Readings> codec() {
        return ReadingsCodec.INSTANCE;
    }

    /** Builds a {@link Readings}; setters take each member by its name, and {@link #build} says what is missing. */
    @Generated
    public static final class Builder {
        private @Nullable OffsetDateTime at;
        private Map<String, Double> otherMembers = Map.of();

        private Builder() {}

        public Builder at(OffsetDateTime at) {
            this.at = at;
            return this;
        }

        /** Sets the members that the document does not name. */
        public Builder otherMembers(Map<String, Double> otherMembers) {
            this.otherMembers = otherMembers;
            return this;
        }

        /**
         * Returns the value.
         *
         * @throws IllegalStateException if a required member was not set
         */
        public Readings build() {
            return new Readings(Required.member(at, "Readings", "at"), otherMembers);
        }
    }
}
