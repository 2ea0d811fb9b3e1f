package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Base64Bytes;
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
public record Photo(String how, Base64Bytes image, Map<String, Json> otherMembers) implements Proof {
    public Photo {
        Objects.requireNonNull(how, "how");
        Objects.requireNonNull(image, "image");
        otherMembers = Copies.map(otherMembers);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder().how(how).image(image).otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<Photo> codec() {
        return PhotoCodec.INSTANCE;
    }

    /** Builds a {@link Photo}; setters take each member by its name, and {@link #build} says what is missing. */
    @Generated
    public static final class Builder {
        private @Nullable String how;
        private @Nullable Base64Bytes image;
        private Map<String, Json> otherMembers = Map.of();

        private Builder() {}

        public Builder how(String how) {
            this.how = how;
            return this;
        }

        public Builder image(Base64Bytes image) {
            this.image = image;
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
        public Photo build() {
            return new Photo(
                    Required.member(how, "Photo", "how"), Required.member(image, "Photo", "image"), otherMembers);
        }
    }
}
