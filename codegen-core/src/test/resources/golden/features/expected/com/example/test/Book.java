package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.Omittable;
import dev.duplexrpc.json.Base64Bytes;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.Required;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A book.
 *
 * @param class_ Deprecated. The shelf; use {@code subject}.
 * @param seen Default: {@code "2026-01-01T00:00:00Z"}.
 * @param otherMembers members that the document does not name, kept unchanged
 */
@NullMarked
@Generated
public record Book(
        String isbn,
        String title,
        Subject subject,
        Size size,
        @Nullable Holder holder,
        @Nullable Long class_,
        Omittable<Double> price,
        @Nullable Base64Bytes cover,
        @Nullable Map<String, Integer> ratings,
        @Nullable OffsetDateTime seen,
        Map<String, String> otherMembers) {
    public Book {
        Objects.requireNonNull(isbn, "isbn");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(price, "price");
        ratings = ratings == null ? null : Copies.map(ratings);
        otherMembers = Copies.map(otherMembers);
    }

    /** The shelf; use {@code subject}. */
    @Deprecated
    @Override
    public @Nullable Long class_() {
        return class_;
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder()
                .isbn(isbn)
                .title(title)
                .subject(subject)
                .size(size)
                .holder(holder)
                .class_(class_)
                .price(price)
                .cover(cover)
                .ratings(ratings)
                .seen(seen)
                .otherMembers(otherMembers);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<Book> codec() {
        return BookCodec.INSTANCE;
    }

    /** Builds a {@link Book}; setters take each member by its name, and {@link #build} says what is missing. */
    @Generated
    public static final class Builder {
        private @Nullable String isbn;
        private @Nullable String title;
        private @Nullable Subject subject;
        private @Nullable Size size;
        private @Nullable Holder holder;
        private @Nullable Long class_;
        private Omittable<Double> price = Omittable.absent();
        private @Nullable Base64Bytes cover;
        private @Nullable Map<String, Integer> ratings;
        private @Nullable OffsetDateTime seen;
        private Map<String, String> otherMembers = Map.of();

        private Builder() {}

        public Builder isbn(String isbn) {
            this.isbn = isbn;
            return this;
        }

        public Builder title(String title) {
            this.title = title;
            return this;
        }

        public Builder subject(Subject subject) {
            this.subject = subject;
            return this;
        }

        public Builder size(Size size) {
            this.size = size;
            return this;
        }

        public Builder holder(@Nullable Holder holder) {
            this.holder = holder;
            return this;
        }

        /** The shelf; use {@code subject}. */
        @Deprecated
        public Builder class_(@Nullable Long class_) {
            this.class_ = class_;
            return this;
        }

        /** Sets {@code price} to a value. */
        public Builder price(double price) {
            return price(Omittable.of(price));
        }

        public Builder price(Omittable<Double> price) {
            this.price = price;
            return this;
        }

        public Builder cover(@Nullable Base64Bytes cover) {
            this.cover = cover;
            return this;
        }

        public Builder ratings(@Nullable Map<String, Integer> ratings) {
            this.ratings = ratings;
            return this;
        }

        /** Default: {@code "2026-01-01T00:00:00Z"}. */
        public Builder seen(@Nullable OffsetDateTime seen) {
            this.seen = seen;
            return this;
        }

        /** Sets the members that the document does not name. */
        public Builder otherMembers(Map<String, String> otherMembers) {
            this.otherMembers = otherMembers;
            return this;
        }

        /**
         * Returns the value.
         *
         * @throws IllegalStateException if a required member was not set
         */
        public Book build() {
            return new Book(
                    Required.member(isbn, "Book", "isbn"),
                    Required.member(title, "Book", "title"),
                    Required.member(subject, "Book", "subject"),
                    Required.member(size, "Book", "size"),
                    holder,
                    class_,
                    price,
                    cover,
                    ratings,
                    seen,
                    otherMembers);
        }
    }
}
