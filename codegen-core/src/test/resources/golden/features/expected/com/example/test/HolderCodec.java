package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Holder} as JSON. */
@NullMarked
@Generated
final class HolderCodec implements JsonCodec<Holder> {
    static {
        RuntimeVersion.require(1, "com.example.test.HolderCodec");
    }

    static final HolderCodec INSTANCE = new HolderCodec();

    private HolderCodec() {}

    @Override
    public Holder read(JsonReader in) {
        return switch (in.peek()) {
            case OBJECT -> readObject(in);
            case ARRAY -> in.readFitting(Codecs.list(Codecs.STRING), Holder.OfList::new, HolderCodec::unknown);
            case STRING -> Holder.Constant.codec().read(in);
            default -> unknown(in);
        };
    }

    private static Holder readObject(JsonReader in) {
        if (in.peekHas("row")) {
            return in.readFitting(Holder.Shelf.codec(), HolderCodec::unknown);
        }
        if (in.peekHas("reader")) {
            return in.readFitting(Holder.Reader.codec(), HolderCodec::unknown);
        }
        return unknown(in);
    }

    private static Holder unknown(JsonReader in) {
        if (in.validates()) {
            throw in.invalid("is none of the alternatives: an object with 'row' or 'reader'; an array; a string");
        }
        return new Holder.Unknown(in.readJson());
    }

    @Override
    public void write(JsonWriter out, Holder value) {
        if (value instanceof Holder.Shelf variant) {
            Holder.Shelf.codec().write(out, variant);
        } else if (value instanceof Holder.Reader variant) {
            Holder.Reader.codec().write(out, variant);
        } else if (value instanceof Holder.Constant variant) {
            Holder.Constant.codec().write(out, variant);
        } else if (value instanceof Holder.OfList variant) {
            out.list(variant.value(), Codecs.STRING);
        } else if (value instanceof Holder.Unknown variant) {
            out.json(variant.json());
        }
    }

    /** Reads and writes {@link Holder.Shelf} as JSON. */
    @Generated
    static final class ShelfCodec implements JsonCodec<Holder.Shelf> {
        static final ShelfCodec INSTANCE = new ShelfCodec();

        private static final JsonNames MEMBERS = JsonNames.of("row");

        private ShelfCodec() {}

        @Override
        public Holder.Shelf read(JsonReader in) {
            long row = 0;
            boolean hasRow = false;
            in.beginObject();
            for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
                switch (member) {
                    case 0 -> {
                        row = in.readLong();
                        hasRow = true;
                    }
                    default -> in.refuseMember();
                }
            }
            if (!hasRow) {
                throw in.missing("row");
            }
            return new Holder.Shelf(row);
        }

        @Override
        public void write(JsonWriter out, Holder.Shelf value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.row());
            out.endObject();
        }
    }

    /** Reads and writes {@link Holder.Reader} as JSON. */
    @Generated
    static final class ReaderCodec implements JsonCodec<Holder.Reader> {
        static final ReaderCodec INSTANCE = new ReaderCodec();

        private static final JsonNames MEMBERS = JsonNames.of("reader", "until");

        private ReaderCodec() {}

        @Override
        public Holder.Reader read(JsonReader in) {
            long reader_ = 0;
            boolean hasReader = false;
            LocalDate until = null;
            Map<String, Json> otherMembers = null;
            in.beginObject();
            for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
                switch (member) {
                    case 0 -> {
                        reader_ = in.readLong();
                        hasReader = true;
                    }
                    case 1 -> until = Codecs.LOCAL_DATE.read(in);
                    default -> otherMembers = in.keepMember(otherMembers);
                }
            }
            if (!hasReader) {
                throw in.missing("reader");
            }
            if (until == null) {
                throw in.missing("until");
            }
            return new Holder.Reader(reader_, until, otherMembers == null ? Map.of() : otherMembers);
        }

        @Override
        public void write(JsonWriter out, Holder.Reader value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.reader());
            Codecs.LOCAL_DATE.write(out.member(MEMBERS, 1), value.until());
            out.otherMembers(value.otherMembers());
            out.endObject();
        }
    }

    /** Reads and writes {@link Holder.Constant} as JSON. */
    @Generated
    static final class ConstantCodec implements JsonCodec<Holder.Constant> {
        static final ConstantCodec INSTANCE = new ConstantCodec();

        private static final JsonNames TEXTS = JsonNames.of("lost", "repair");

        private ConstantCodec() {}

        @Override
        public Holder.Constant read(JsonReader in) {
            return switch (in.tryString(TEXTS)) {
                case 0 -> Holder.Constant.LOST;
                case 1 -> Holder.Constant.REPAIR;
                default -> unknown(in);
            };
        }

        private static Holder.Constant unknown(JsonReader in) {
            Holder.Constant value = new Holder.Constant(in.readString());
            if (in.validates() && value.known() == Holder.Constant.Known.UNRECOGNIZED) {
                throw in.invalid("is none of 'lost', 'repair'");
            }
            return value;
        }

        @Override
        public void write(JsonWriter out, Holder.Constant value) {
            out.value(value.value());
        }
    }
}
