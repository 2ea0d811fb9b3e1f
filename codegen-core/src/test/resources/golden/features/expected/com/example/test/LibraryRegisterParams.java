package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.Omittable;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Copies;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.json.Required;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code library_register}. */
@NullMarked
@Generated
public record LibraryRegisterParams(
        String name,
        @Nullable LocalDate born,
        Omittable<String> email,
        @Nullable String phone,
        @Nullable LibraryRegisterAddress address,
        @Nullable List<Subject> interests) {
    public LibraryRegisterParams {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        interests = interests == null ? null : Copies.list(interests);
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder().name(name).born(born).email(email).phone(phone).address(address).interests(interests);
    }

    /**
     * Builds a {@link LibraryRegisterParams}; setters take each member by its name, and {@link #build} says what is
     * missing.
     */
    @Generated
    public static final class Builder {
        private @Nullable String name;
        private @Nullable LocalDate born;
        private Omittable<String> email = Omittable.absent();
        private @Nullable String phone;
        private @Nullable LibraryRegisterAddress address;
        private @Nullable List<Subject> interests;

        private Builder() {}

        public Builder name(String name) {
            this.name = name;
            return this;
        }

        public Builder born(@Nullable LocalDate born) {
            this.born = born;
            return this;
        }

        /** Sets {@code email} to a value. */
        public Builder email(String email) {
            return email(Omittable.of(email));
        }

        public Builder email(Omittable<String> email) {
            this.email = email;
            return this;
        }

        public Builder phone(@Nullable String phone) {
            this.phone = phone;
            return this;
        }

        public Builder address(@Nullable LibraryRegisterAddress address) {
            this.address = address;
            return this;
        }

        public Builder interests(@Nullable List<Subject> interests) {
            this.interests = interests;
            return this;
        }

        /**
         * Returns the value.
         *
         * @throws IllegalStateException if a required member was not set
         */
        public LibraryRegisterParams build() {
            return new LibraryRegisterParams(
                    Required.member(name, "LibraryRegisterParams", "name"), born, email, phone, address, interests);
        }
    }

    /** Reads and writes {@link LibraryRegisterParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<LibraryRegisterParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of("name", "born", "email", "phone", "address", "interests");

        private static final Pattern PATTERN = Pattern.compile("^\\+?[0-9 ]+\\z");

        private Codec() {}

        @Override
        public LibraryRegisterParams read(JsonReader in) {
            String name = null;
            LocalDate born = null;
            Omittable<String> email = Omittable.absent();
            String phone = null;
            LibraryRegisterAddress address = null;
            List<Subject> interests = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> name = in.readString();
                    case 1 -> born = in.absentParam() ? null : Codecs.LOCAL_DATE.read(in);
                    case 2 -> email = in.tryNull() ? Omittable.ofNull() : Omittable.of(in.readString());
                    case 3 -> phone = in.absentParam() ? null : in.matching(in.readString(), PATTERN, "^\\+?[0-9 ]+$");
                    case 4 -> address = in.absentParam() ? null : LibraryRegisterAddress.codec().read(in);
                    case 5 -> interests = in.absentParam() ? null : in.unique(in.list(Subject.codec()));
                    default -> in.refuseMember();
                }
            }
            if (name == null) {
                throw in.missing("name");
            }
            return new LibraryRegisterParams(name, born, email, phone, address, interests);
        }

        @Override
        public void write(JsonWriter out, LibraryRegisterParams value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.name());
            if (value.born() != null) {
                Codecs.LOCAL_DATE.write(out.member(MEMBERS, 1), value.born());
            }
            if (value.email().isPresent()) {
                out.member(MEMBERS, 2).nullable(value.email().orNull(), Codecs.STRING);
            }
            if (value.phone() != null) {
                out.member(MEMBERS, 3).value(value.phone());
            }
            if (value.address() != null) {
                LibraryRegisterAddress.codec().write(out.member(MEMBERS, 4), value.address());
            }
            if (value.interests() != null) {
                out.member(MEMBERS, 5).list(value.interests(), Subject.codec());
            }
            out.endObject();
        }
    }
}
