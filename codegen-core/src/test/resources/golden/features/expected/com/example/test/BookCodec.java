package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.Omittable;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Base64Bytes;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link Book} as JSON. */
@NullMarked
@Generated
@SuppressWarnings("deprecation")
final class BookCodec implements JsonCodec<Book> {
    static {
        RuntimeVersion.require(1, "com.example.test.BookCodec");
    }

    static final BookCodec INSTANCE = new BookCodec();

    private static final JsonNames MEMBERS =
            JsonNames.of("isbn", "title", "subject", "size", "holder", "class", "price", "cover", "ratings", "seen");

    private static final Pattern PATTERN = Pattern.compile("^[0-9-]{10,17}\\z");

    private BookCodec() {}

    @Override
    public Book read(JsonReader in) {
        String isbn = null;
        String title = null;
        Subject subject = null;
        Size size_ = null;
        Holder holder = null;
        Long class_ = null;
        Omittable<Double> price = Omittable.absent();
        Base64Bytes cover = null;
        Map<String, Integer> ratings = null;
        OffsetDateTime seen = null;
        Map<String, String> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> isbn = in.matching(in.readString(), PATTERN, "^[0-9-]{10,17}$");
                case 1 -> title = in.readString();
                case 2 -> subject = Subject.codec().read(in);
                case 3 -> size_ = Size.codec().read(in);
                case 4 -> holder = in.skipNull() ? null : Holder.codec().read(in);
                case 5 -> class_ = in.skipNull() ? null : in.readLong();
                case 6 -> price = in.tryNull()
                        ? Omittable.ofNull()
                        : Omittable.of(in.multipleOf(in.moreThan(in.readDouble(), 0.0), 0.01));
                case 7 -> cover = in.skipNull() ? null : Codecs.BYTES.read(in);
                case 8 -> ratings = in.skipNull()
                        ? null
                        : in.map(
                                Codecs.checked(
                                        Codecs.INT,
                                        (reader, element) -> reader.atMost(reader.atLeast(element.intValue(), 1), 5)));
                case 9 -> seen = in.skipNull() ? null : Codecs.OFFSET_DATE_TIME.read(in);
                default -> otherMembers = in.keepMember(otherMembers, Codecs.STRING);
            }
        }
        if (isbn == null) {
            throw in.missing("isbn");
        }
        if (title == null) {
            throw in.missing("title");
        }
        if (subject == null) {
            throw in.missing("subject");
        }
        if (size_ == null) {
            throw in.missing("size");
        }
        return new Book(
                isbn,
                title,
                subject,
                size_,
                holder,
                class_,
                price,
                cover,
                ratings,
                seen,
                otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, Book value) {
        out.beginObject();
        out.member(MEMBERS, 0).value(value.isbn());
        out.member(MEMBERS, 1).value(value.title());
        Subject.codec().write(out.member(MEMBERS, 2), value.subject());
        Size.codec().write(out.member(MEMBERS, 3), value.size());
        if (value.holder() != null) {
            Holder.codec().write(out.member(MEMBERS, 4), value.holder());
        }
        if (value.class_() != null) {
            out.member(MEMBERS, 5).value(value.class_());
        }
        if (value.price().isPresent()) {
            out.member(MEMBERS, 6).nullable(value.price().orNull(), Codecs.DOUBLE);
        }
        if (value.cover() != null) {
            Codecs.BYTES.write(out.member(MEMBERS, 7), value.cover());
        }
        if (value.ratings() != null) {
            out.member(MEMBERS, 8).map(value.ratings(), Codecs.INT);
        }
        if (value.seen() != null) {
            Codecs.OFFSET_DATE_TIME.write(out.member(MEMBERS, 9), value.seen());
        }
        out.otherMembers(value.otherMembers(), Codecs.STRING);
        out.endObject();
    }
}
