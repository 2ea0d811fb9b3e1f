package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.Required;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
@Generated
public record LibraryTakeStockProgress(long row, @Nullable Long books, Map<String, Json> otherMembers) {
    public LibraryTakeStockProgress {
        otherMembers = Copies.map(otherMembers);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder().row(row).books(books).otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<LibraryTakeStockProgress> codec() {
        return LibraryTakeStockProgressCodec.INSTANCE;
    }

    /**
     * Builds a {@link LibraryTakeStockProgress}; setters take each member by its name, and {@link #build} says what is
     * missing.
     */
    @Generated
    public static final class Builder {
        private @Nullable Long row;
        private @Nullable Long books;
        private Map<String, Json> otherMembers = Map.of();

        private Builder() {}

        public Builder row(long row) {
            this.row = row;
            return this;
        }

        public Builder books(@Nullable Long books) {
            this.books = books;
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
        public LibraryTakeStockProgress build() {
            return new LibraryTakeStockProgress(
                    Required.member(row, "LibraryTakeStockProgress", "row"), books, otherMembers);
        }
    }
}
