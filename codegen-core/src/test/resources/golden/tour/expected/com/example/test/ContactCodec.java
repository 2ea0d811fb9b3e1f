package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Contact} as JSON. */
@NullMarked
@Generated
final class ContactCodec implements JsonCodec<Contact> {
    static {
        RuntimeVersion.require(1, "com.example.test.ContactCodec");
    }

    static final ContactCodec INSTANCE = new ContactCodec();

    private ContactCodec() {}

    @Override
    public Contact read(JsonReader in) {
        return switch (in.peek()) {
            case OBJECT -> readObject(in);
            default -> unknown(in);
        };
    }

    private static Contact readObject(JsonReader in) {
        if (in.peekHas("address")) {
            return in.readFitting(Contact.Mail.codec(), ContactCodec::unknown);
        }
        if (in.peekHas("number")) {
            return in.readFitting(Contact.Phone.codec(), ContactCodec::unknown);
        }
        return unknown(in);
    }

    private static Contact unknown(JsonReader in) {
        if (in.validates()) {
            throw in.invalid("is none of the alternatives: an object with 'address' or 'number'");
        }
        return new Contact.Unknown(in.readJson());
    }

    @Override
    public void write(JsonWriter out, Contact value) {
        if (value instanceof Contact.Mail variant) {
            Contact.Mail.codec().write(out, variant);
        } else if (value instanceof Contact.Phone variant) {
            Contact.Phone.codec().write(out, variant);
        } else if (value instanceof Contact.Unknown variant) {
            out.json(variant.json());
        }
    }

    /** Reads and writes {@link Contact.Mail} as JSON. */
    @Generated
    static final class MailCodec implements JsonCodec<Contact.Mail> {
        static final MailCodec INSTANCE = new MailCodec();

        private static final JsonNames MEMBERS = JsonNames.of("address");

        private MailCodec() {}

        @Override
        public Contact.Mail read(JsonReader in) {
            String address = null;
            Map<String, Json> otherMembers = null;
            in.beginObject();
            for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
                switch (member) {
                    case 0 -> address = in.readString();
                    default -> otherMembers = in.keepMember(otherMembers);
                }
            }
            if (address == null) {
                throw in.missing("address");
            }
            return new Contact.Mail(address, otherMembers == null ? Map.of() : otherMembers);
        }

        @Override
        public void write(JsonWriter out, Contact.Mail value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.address());
            out.otherMembers(value.otherMembers());
            out.endObject();
        }
    }

    /** Reads and writes {@link Contact.Phone} as JSON. */
    @Generated
    static final class PhoneCodec implements JsonCodec<Contact.Phone> {
        static final PhoneCodec INSTANCE = new PhoneCodec();

        private static final JsonNames MEMBERS = JsonNames.of("number");

        private PhoneCodec() {}

        @Override
        public Contact.Phone read(JsonReader in) {
            String number = null;
            Map<String, Json> otherMembers = null;
            in.beginObject();
            for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
                switch (member) {
                    case 0 -> number = in.readString();
                    default -> otherMembers = in.keepMember(otherMembers);
                }
            }
            if (number == null) {
                throw in.missing("number");
            }
            return new Contact.Phone(number, otherMembers == null ? Map.of() : otherMembers);
        }

        @Override
        public void write(JsonWriter out, Contact.Phone value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.number());
            out.otherMembers(value.otherMembers());
            out.endObject();
        }
    }
}
