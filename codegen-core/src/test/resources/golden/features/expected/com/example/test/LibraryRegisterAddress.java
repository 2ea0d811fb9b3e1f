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

/**
 * The parameter {@code address} of {@code library_register}.
 *
 * @param otherMembers members that the document does not name, kept unchanged
 */
@NullMarked
@Generated
public record LibraryRegisterAddress(List<String> lines, Map<String, Json> otherMembers) {
    public LibraryRegisterAddress {
        lines = Copies.list(Objects.requireNonNull(lines, "lines"));
        otherMembers = Copies.map(otherMembers);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder().lines(lines).otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<LibraryRegisterAddress> codec() {
        return LibraryRegisterAddressCodec.INSTANCE;
    }

    /**
     * Builds a {@link LibraryRegisterAddress}; setters take each member by its name, and {@link #build} says what is
     * missing.
     */
    @Generated
    public static final class Builder {
        private @Nullable List<String> lines;
        private Map<String, Json> otherMembers = Map.of();

        private Builder() {}

        public Builder lines(List<String> lines) {
            this.lines = lines;
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
        public LibraryRegisterAddress build() {
            return new LibraryRegisterAddress(Required.member(lines, "LibraryRegisterAddress", "lines"), otherMembers);
        }
    }
}
