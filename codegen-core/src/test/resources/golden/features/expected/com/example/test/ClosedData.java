package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.Required;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
@Generated
public record ClosedData(OffsetDateTime opens, Map<String, Json> otherMembers) {
    public ClosedData {
        Objects.requireNonNull(opens, "opens");
        otherMembers = Copies.map(otherMembers);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder().opens(opens).otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<ClosedData> codec() {
        return ClosedDataCodec.INSTANCE;
    }

    /** Builds a {@link ClosedData}; setters take each member by its name, and {@link #build} says what is missing. */
    @Generated
    public static final class Builder {
        private @Nullable OffsetDateTime opens;
        private Map<String, Json> otherMembers = Map.of();

        private Builder() {}

        public Builder opens(OffsetDateTime opens) {
            this.opens = opens;
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
        public ClosedData build() {
            return new ClosedData(Required.member(opens, "ClosedData", "opens"), otherMembers);
        }
    }
}
