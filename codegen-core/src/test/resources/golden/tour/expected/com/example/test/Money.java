package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.Required;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
@Generated
public record Money(long cents) {
    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder().cents(cents);
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<Money> codec() {
        return MoneyCodec.INSTANCE;
    }

    /** Always {@code EUR}. */
    public String currency() {
        return "EUR";
    }

    /** Builds a {@link Money}; setters take each member by its name, and {@link #build} says what is missing. */
    @Generated
    public static final class Builder {
        private @Nullable Long cents;

        private Builder() {}

        public Builder cents(long cents) {
            this.cents = cents;
            return this;
        }

        /**
         * Returns the value.
         *
         * @throws IllegalStateException if a required member was not set
         */
        public Money build() {
            return new Money(Required.member(cents, "Money", "cents"));
        }
    }
}
