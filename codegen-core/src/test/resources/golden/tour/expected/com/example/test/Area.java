package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.Required;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
@Generated
public record Area(String name, @Nullable List<Area> parts, Map<String, Json> otherMembers) {
    public Area {
        Objects.requireNonNull(name, "name");
        parts = parts == null ? null : Copies.list(parts);
        otherMembers = Copies.map(otherMembers);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder().name(name).parts(parts).otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<Area> codec() {
        return AreaCodec.INSTANCE;
    }

    /** Builds a {@link Area}; setters take each member by its name, and {@link #build} says what is missing. */
    @Generated
    public static final class Builder {
        private @Nullable String name;
        private @Nullable List<Area> parts;
        private Map<String, Json> otherMembers = Map.of();

        private Builder() {}

        public Builder name(String name) {
            this.name = name;
            return this;
        }

        public Builder parts(@Nullable List<Area> parts) {
            this.parts = parts;
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
        public Area build() {
            return new Area(Required.member(name, "Area", "name"), parts, otherMembers);
        }
    }
}
