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
public record Arrived(Parcel parcel, Map<String, Json> otherMembers) implements ParcelEvent {
    public Arrived {
        Objects.requireNonNull(parcel, "parcel");
        otherMembers = Copies.map(otherMembers);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder().parcel(parcel).otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<Arrived> codec() {
        return ArrivedCodec.INSTANCE;
    }

    /** Always {@code arrived}. */
    public String type() {
        return "arrived";
    }

    /** Builds a {@link Arrived}; setters take each member by its name, and {@link #build} says what is missing. */
    @Generated
    public static final class Builder {
        private @Nullable Parcel parcel;
        private Map<String, Json> otherMembers = Map.of();

        private Builder() {}

        public Builder parcel(Parcel parcel) {
            this.parcel = parcel;
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
        public Arrived build() {
            return new Arrived(Required.member(parcel, "Arrived", "parcel"), otherMembers);
        }
    }
}
