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
public sealed interface Place permits Place.OfString, Place.OfInteger, Place.Van, Place.Unknown {
    /** Returns the codec that reads and writes this type as JSON. */
    static JsonCodec<Place> codec() {
        return PlaceCodec.INSTANCE;
    }

    /** The name of a hall. */
    @Generated
    record OfString(String value) implements Place {
        public OfString {
            Objects.requireNonNull(value, "value");
        }
    }

    /** The number of a shelf. */
    @Generated
    record OfInteger(long value) implements Place {
    }

    @Generated
    record Van(String plate, Map<String, Json> otherMembers) implements Place {
        public Van {
            Objects.requireNonNull(plate, "plate");
            otherMembers = Copies.map(otherMembers);
        }

        /** Returns a builder with nothing set. */
        public static Builder builder() {
            return new Builder();
        }

        /** Returns a builder that starts from this value. */
        public Builder toBuilder() {
            return new Builder().plate(plate).otherMembers(otherMembers);
        }

        /** Returns the codec that reads and writes this type as JSON. */
        public static JsonCodec<Van> codec() {
            return PlaceCodec.VanCodec.INSTANCE;
        }

        /** Builds a {@link Van}; setters take each member by its name, and {@link #build} says what is missing. */
        @Generated
        public static final class Builder {
            private @Nullable String plate;
            private Map<String, Json> otherMembers = Map.of();

            private Builder() {}

            public Builder plate(String plate) {
                this.plate = plate;
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
            public Van build() {
                return new Van(Required.member(plate, "Place.Van", "plate"), otherMembers);
            }
        }
    }

    /** A value that fits none of the variants, kept as it came. */
    @Generated
    record Unknown(Json json) implements Place {
        public Unknown {
            Objects.requireNonNull(json, "json");
        }
    }
}
