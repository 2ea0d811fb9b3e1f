package dev.duplexrpc.json;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers questions about the value that comes next and puts the reader back before it. */
final class LookAhead {
    private LookAhead() {}

    static @Nullable String tag(JsonReader in, String member) {
        int mark = in.mark();
        String tag = enterMember(in, member) ? string(in) : null;
        in.rewind(mark);
        return tag;
    }

    static @Nullable String tag(JsonReader in, int position) {
        int mark = in.mark();
        String tag = enterElement(in, position) ? string(in) : null;
        in.rewind(mark);
        return tag;
    }

    static @Nullable String literal(JsonReader in, String member) {
        int mark = in.mark();
        String literal = enterMember(in, member) ? literal(in) : null;
        in.rewind(mark);
        return literal;
    }

    static @Nullable String literal(JsonReader in, int position) {
        int mark = in.mark();
        String literal = enterElement(in, position) ? literal(in) : null;
        in.rewind(mark);
        return literal;
    }

    static boolean has(JsonReader in, String member) {
        int mark = in.mark();
        boolean found = enterMember(in, member);
        in.rewind(mark);
        return found;
    }

    static String text(JsonReader in) {
        int mark = in.mark();
        String text = scalar(in);
        in.rewind(mark);
        if (text == null) {
            throw in.expected("a string, a number, true, false or null", mark);
        }
        return text;
    }

    static @Nullable JsonKind firstElement(JsonReader in) {
        int mark = in.mark();
        in.beginArray();
        JsonKind kind = in.nextElement() ? in.peek() : null;
        in.rewind(mark);
        return kind;
    }

    static boolean reads(JsonReader in, JsonCodec<?> codec) {
        int mark = in.mark();
        try {
            codec.read(in);
            return true;
        } catch (JsonException e) {
            return false;
        } finally {
            in.rewind(mark);
        }
    }

    static <V, T> T fitting(
            JsonReader in, JsonCodec<? extends V> codec, Function<V, T> made, Function<JsonReader, T> otherwise) {
        if (in.validates()) {
            return made.apply(codec.read(in));
        }
        int mark = in.mark();
        V value;
        try {
            value = codec.read(in);
        } catch (JsonException e) {
            in.rewind(mark);
            return otherwise.apply(in);
        }
        return made.apply(value);
    }

    /** Moves before the element at this position, if an array comes next that has one. */
    private static boolean enterElement(JsonReader in, int position) {
        if (in.peek() != JsonKind.ARRAY) {
            return false;
        }
        in.beginArray();
        for (int i = 0; in.nextElement(); i++) {
            if (i == position) {
                return true;
            }
            in.skip();
        }
        return false;
    }

    /** Moves before the value of the first member with this name, if an object comes next that has one. */
    private static boolean enterMember(JsonReader in, String member) {
        if (in.peek() != JsonKind.OBJECT) {
            return false;
        }
        in.beginObject();
        for (int quote = in.toName(); quote >= 0; quote = in.toName()) {
            int behind = in.stringEnd(quote);
            boolean found = isContent(in, quote, behind, member);
            in.passColon(behind);
            if (found) {
                return true;
            }
            in.skip();
        }
        return false;
    }

    private static boolean isContent(JsonReader in, int quote, int behind, String text) {
        if (in.stringShape != 0) {
            return in.content(quote, behind).equals(text);
        }
        int length = behind - quote - 2;
        if (length != text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (in.bytes[quote + 1 + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String string(JsonReader in) {
        return in.peek() == JsonKind.STRING ? in.readString() : null;
    }

    private static @Nullable String literal(JsonReader in) {
        return in.peek() == JsonKind.STRING ? '"' + in.readString() + '"' : scalar(in);
    }

    private static @Nullable String scalar(JsonReader in) {
        return switch (in.peek()) {
            case STRING -> in.readString();
            case NUMBER -> {
                int from = in.position();
                in.skip();
                yield Numbers.byValue(in.bytes, from, in.position());
            }
            case BOOLEAN, NULL -> {
                int from = in.position();
                in.skip();
                yield Numbers.text(in.bytes, from, in.position());
            }
            case OBJECT, ARRAY -> null;
        };
    }
}
