package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.Omittable;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.Required;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * @param weight In kilograms.
 * @param shelf Null when it has left.
 * @param otherMembers members that the document does not name, kept unchanged
 */
@NullMarked
@Generated
public record Insured(
        long id,
        State state,
        List<String> labels,
        @Nullable Double weight,
        Omittable<String> shelf,
        Money value,
        Map<String, Json> otherMembers) {
    public Insured {
        Objects.requireNonNull(state, "state");
        labels = Copies.list(Objects.requireNonNull(labels, "labels"));
        Objects.requireNonNull(shelf, "shelf");
        Objects.requireNonNull(value, "value");
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
                .state(state)
                .labels(labels)
                .weight(weight)
                .shelf(shelf)
                .value(value)
                .otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<Insured> codec() {
        return InsuredCodec.INSTANCE;
    }

    /** Builds a {@link Insured}; setters take each member by its name, and {@link #build} says what is missing. */
    @Generated
    public static final class Builder {
        private @Nullable Long id;
        private @Nullable State state;
        private @Nullable List<String> labels;
        private @Nullable Double weight;
        private Omittable<String> shelf = Omittable.absent();
        private @Nullable Money value;
        private Map<String, Json> otherMembers = Map.of();

        private Builder() {}

        public Builder id(long id) {
            this.id = id;
            return this;
        }

        public Builder state(State state) {
            this.state = state;
            return this;
        }

        public Builder labels(List<String> labels) {
            this.labels = labels;
            return this;
        }

        /** In kilograms. */
        public Builder weight(@Nullable Double weight) {
            this.weight = weight;
            return this;
        }

        /**
         * Null when it has left.
         *
         * <p>Sets {@code shelf} to a value.
         */
        public Builder shelf(String shelf) {
            return shelf(Omittable.of(shelf));
        }

        /** Null when it has left. */
        public Builder shelf(Omittable<String> shelf) {
            this.shelf = shelf;
            return this;
        }

        public Builder value(Money value) {
            this.value = value;
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
        public Insured build() {
            return new Insured(
                    Required.member(id, "Insured", "id"),
                    Required.member(state, "Insured", "state"),
                    Required.member(labels, "Insured", "labels"),
                    weight,
                    shelf,
                    Required.member(value, "Insured", "value"),
                    otherMembers);
        }
    }
}
