package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.Required;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * @param free The nearest shelf with room.
 * @param otherMembers members that the document does not name, kept unchanged
 */
@NullMarked
@Generated
public record ShelfFullData(long free, Map<String, Json> otherMembers) {
    public ShelfFullData {
        otherMembers = Copies.map(otherMembers);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder().free(free).otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<ShelfFullData> codec() {
        return ShelfFullDataCodec.INSTANCE;
    }

    /**
     * Builds a {@link ShelfFullData}; setters take each member by its name, and {@link #build} says what is missing.
     */
    @Generated
    public static final class Builder {
        private @Nullable Long free;
        private Map<String, Json> otherMembers = Map.of();

        private Builder() {}

        /** The nearest shelf with room. */
        public Builder free(long free) {
            this.free = free;
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
        public ShelfFullData build() {
            return new ShelfFullData(Required.member(free, "ShelfFullData", "free"), otherMembers);
        }
    }
}
