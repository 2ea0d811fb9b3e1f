package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.Omittable;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.json.Required;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code sendParcel}. */
@NullMarked
@Generated
public record SendParcelParams(
        String to,
        @Nullable String from,
        @Nullable Double weight,
        @Nullable Boolean insured,
        @Nullable Double value,
        @Nullable String reference,
        @Nullable String sender,
        Omittable<String> phone,
        @Nullable LocalDate notBefore,
        @Nullable LocalDate notAfter) {
    public SendParcelParams {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(phone, "phone");
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this value. */
    public Builder toBuilder() {
        return new Builder()
                .to(to)
                .from(from)
                .weight(weight)
                .insured(insured)
                .value(value)
                .reference(reference)
                .sender(sender)
                .phone(phone)
                .notBefore(notBefore)
                .notAfter(notAfter);
    }

    /**
     * Builds a {@link SendParcelParams}; setters take each member by its name, and {@link #build} says what is missing.
     */
    @Generated
    public static final class Builder {
        private @Nullable String to;
        private @Nullable String from;
        private @Nullable Double weight;
        private @Nullable Boolean insured;
        private @Nullable Double value;
        private @Nullable String reference;
        private @Nullable String sender;
        private Omittable<String> phone = Omittable.absent();
        private @Nullable LocalDate notBefore;
        private @Nullable LocalDate notAfter;

        private Builder() {}

        public Builder to(String to) {
            this.to = to;
            return this;
        }

        public Builder from(@Nullable String from) {
            this.from = from;
            return this;
        }

        public Builder weight(@Nullable Double weight) {
            this.weight = weight;
            return this;
        }

        public Builder insured(@Nullable Boolean insured) {
            this.insured = insured;
            return this;
        }

        public Builder value(@Nullable Double value) {
            this.value = value;
            return this;
        }

        public Builder reference(@Nullable String reference) {
            this.reference = reference;
            return this;
        }

        public Builder sender(@Nullable String sender) {
            this.sender = sender;
            return this;
        }

        /** Sets {@code phone} to a value. */
        public Builder phone(String phone) {
            return phone(Omittable.of(phone));
        }

        public Builder phone(Omittable<String> phone) {
            this.phone = phone;
            return this;
        }

        public Builder notBefore(@Nullable LocalDate notBefore) {
            this.notBefore = notBefore;
            return this;
        }

        public Builder notAfter(@Nullable LocalDate notAfter) {
            this.notAfter = notAfter;
            return this;
        }

        /**
         * Returns the value.
         *
         * @throws IllegalStateException if a required member was not set
         */
        public SendParcelParams build() {
            return new SendParcelParams(
                    Required.member(to, "SendParcelParams", "to"),
                    from,
                    weight,
                    insured,
                    value,
                    reference,
                    sender,
                    phone,
                    notBefore,
                    notAfter);
        }
    }

    /** Reads and writes {@link SendParcelParams} as JSON. */
    @Generated
    static final class Codec implements JsonCodec<SendParcelParams> {
        static final Codec INSTANCE = new Codec();

        private static final JsonNames MEMBERS = JsonNames.of(
                "to", "from", "weight", "insured", "value", "reference", "sender", "phone", "notBefore", "notAfter");

        private Codec() {}

        @Override
        public SendParcelParams read(JsonReader in) {
            String to = null;
            String from = null;
            Double weight = null;
            Boolean insured = null;
            Double value_ = null;
            String reference = null;
            String sender = null;
            Omittable<String> phone = Omittable.absent();
            LocalDate notBefore = null;
            LocalDate notAfter = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> to = in.readString();
                    case 1 -> from = in.absentParam() ? null : in.readString();
                    case 2 -> weight = in.absentParam() ? null : in.readDouble();
                    case 3 -> insured = in.absentParam() ? null : in.readBoolean();
                    case 4 -> value_ = in.absentParam() ? null : in.readDouble();
                    case 5 -> reference = in.absentParam() ? null : in.readString();
                    case 6 -> sender = in.absentParam() ? null : in.readString();
                    case 7 -> phone = in.tryNull() ? Omittable.ofNull() : Omittable.of(in.readString());
                    case 8 -> notBefore = in.absentParam() ? null : Codecs.LOCAL_DATE.read(in);
                    case 9 -> notAfter = in.absentParam() ? null : Codecs.LOCAL_DATE.read(in);
                    default -> in.refuseMember();
                }
            }
            if (to == null) {
                throw in.missing("to");
            }
            return new SendParcelParams(
                    to, from, weight, insured, value_, reference, sender, phone, notBefore, notAfter);
        }

        @Override
        public void write(JsonWriter out, SendParcelParams value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.to());
            if (value.from() != null) {
                out.member(MEMBERS, 1).value(value.from());
            }
            if (value.weight() != null) {
                out.member(MEMBERS, 2).value(value.weight());
            }
            if (value.insured() != null) {
                out.member(MEMBERS, 3).value(value.insured());
            }
            if (value.value() != null) {
                out.member(MEMBERS, 4).value(value.value());
            }
            if (value.reference() != null) {
                out.member(MEMBERS, 5).value(value.reference());
            }
            if (value.sender() != null) {
                out.member(MEMBERS, 6).value(value.sender());
            }
            if (value.phone().isPresent()) {
                out.member(MEMBERS, 7).nullable(value.phone().orNull(), Codecs.STRING);
            }
            if (value.notBefore() != null) {
                Codecs.LOCAL_DATE.write(out.member(MEMBERS, 8), value.notBefore());
            }
            if (value.notAfter() != null) {
                Codecs.LOCAL_DATE.write(out.member(MEMBERS, 9), value.notAfter());
            }
            out.endObject();
        }
    }
}
