package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * @param size Deprecated. Use {@code post-code}.
 * @param otherMembers members that the document does not name, kept unchanged
 */
@NullMarked
@Generated
public record OldRecord(
        @Nullable String class_,
        @Nullable String postCode,
        @Nullable String driver,
        @Nullable Long size,
        @Nullable Long seal,
        Map<String, Json> otherMembers) {
    public OldRecord {
        otherMembers = Copies.map(otherMembers);
    }

    /** Use {@code post-code}. */
    @Deprecated
    @Override
    public @Nullable Long size() {
        return size;
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder()
                .class_(class_)
                .postCode(postCode)
                .driver(driver)
                .size(size)
                .seal(seal)
                .otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<OldRecord> codec() {
        return OldRecordCodec.INSTANCE;
    }

    /** Builds a {@link OldRecord}; setters take each member by its name. */
    @Generated
    public static final class Builder {
        private @Nullable String class_;
        private @Nullable String postCode;
        private @Nullable String driver;
        private @Nullable Long size;
        private @Nullable Long seal;
        private Map<String, Json> otherMembers = Map.of();

        private Builder() {}

        public Builder class_(@Nullable String class_) {
            this.class_ = class_;
            return this;
        }

        public Builder postCode(@Nullable String postCode) {
            this.postCode = postCode;
            return this;
        }

        public Builder driver(@Nullable String driver) {
            this.driver = driver;
            return this;
        }

        /** Use {@code post-code}. */
        @Deprecated
        public Builder size(@Nullable Long size) {
            this.size = size;
            return this;
        }

        public Builder seal(@Nullable Long seal) {
            this.seal = seal;
            return this;
        }

        /** Sets the members that the document does not name. */
        public Builder otherMembers(Map<String, Json> otherMembers) {
            this.otherMembers = otherMembers;
            return this;
        }

        /** Returns the value. */
        public OldRecord build() {
            return new OldRecord(class_, postCode, driver, size, seal, otherMembers);
        }
    }
}
