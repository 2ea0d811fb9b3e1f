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
public sealed interface Contact permits Contact.Mail, Contact.Phone, Contact.Unknown {
    /** Returns the codec that reads and writes this type as JSON. */
    static JsonCodec<Contact> codec() {
        return ContactCodec.INSTANCE;
    }

    @Generated
    record Mail(String address, Map<String, Json> otherMembers) implements Contact {
        public Mail {
            Objects.requireNonNull(address, "address");
            otherMembers = Copies.map(otherMembers);
        }

        /** Returns a builder with nothing set. */
        public static Builder builder() {
            return new Builder();
        }

        /** Returns a builder that starts from this value. */
        public Builder toBuilder() {
            return new Builder().address(address).otherMembers(otherMembers);
        }

        /** Returns the codec that reads and writes this type as JSON. */
        public static JsonCodec<Mail> codec() {
            return ContactCodec.MailCodec.INSTANCE;
        }

        /** Builds a {@link Mail}; setters take each member by its name, and {@link #build} says what is missing. */
        @Generated
        public static final class Builder {
            private @Nullable String address;
            private Map<String, Json> otherMembers = Map.of();

            private Builder() {}

            public Builder address(String address) {
                this.address = address;
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
            public Mail build() {
                return new Mail(Required.member(address, "Contact.Mail", "address"), otherMembers);
            }
        }
    }

    @Generated
    record Phone(String number, Map<String, Json> otherMembers) implements Contact {
        public Phone {
            Objects.requireNonNull(number, "number");
            otherMembers = Copies.map(otherMembers);
        }

        /** Returns a builder with nothing set. */
        public static Builder builder() {
            return new Builder();
        }

        /** Returns a builder that starts from this value. */
        public Builder toBuilder() {
            return new Builder().number(number).otherMembers(otherMembers);
        }

        /** Returns the codec that reads and writes this type as JSON. */
        public static JsonCodec<Phone> codec() {
            return ContactCodec.PhoneCodec.INSTANCE;
        }

        /** Builds a {@link Phone}; setters take each member by its name, and {@link #build} says what is missing. */
        @Generated
        public static final class Builder {
            private @Nullable String number;
            private Map<String, Json> otherMembers = Map.of();

            private Builder() {}

            public Builder number(String number) {
                this.number = number;
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
            public Phone build() {
                return new Phone(Required.member(number, "Contact.Phone", "number"), otherMembers);
            }
        }
    }

    /** A value that fits none of the variants, kept as it came. */
    @Generated
    record Unknown(Json json) implements Contact {
        public Unknown {
            Objects.requireNonNull(json, "json");
        }
    }
}
