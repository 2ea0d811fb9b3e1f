package dev.duplexrpc.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Codecs of the JDK's types.
 *
 * <p><b>What survives a round trip.</b> Reading a value and writing it again gives JSON with the same meaning, but some
 * strings change their characters, because their Java types keep only what the string means: {@link
 * #OFFSET_DATE_TIME} loses the number of trailing zeros in the fraction of a second, {@link #UUID} and the hexadecimal numbers lose
 * the case of letters (and leading zeros), {@link #DURATION} loses how its parts were divided. Two such strings are <em>equal under a codec</em> if it reads equal values from both. If the
 * characters matter (signatures, hashes over JSON), type such a member as {@link #STRING}.
 */
public final class Codecs {
    public static final JsonCodec<String> STRING = new ScalarCodecs.OfString();
    public static final JsonCodec<Boolean> BOOLEAN = new ScalarCodecs.OfBoolean();
    public static final JsonCodec<Integer> INT = new ScalarCodecs.OfInt();
    public static final JsonCodec<Long> LONG = new ScalarCodecs.OfLong();
    public static final JsonCodec<Double> DOUBLE = new ScalarCodecs.OfDouble();
    public static final JsonCodec<BigInteger> BIG_INTEGER = new ScalarCodecs.OfBigInteger();
    public static final JsonCodec<BigDecimal> BIG_DECIMAL = new ScalarCodecs.OfBigDecimal();

    /** The result of a method that returns nothing: ignores any value, writes null. */
    public static final JsonCodec<@Nullable Void> VOID = new ScalarCodecs.OfNothing();

    /** Untyped JSON, kept unchanged. */
    public static final JsonCodec<Json> JSON = new ScalarCodecs.OfJson();

    /**
     * A date and time of RFC 3339. The fraction of a second is written with 0, 3, 6, 7 or 9 digits, as few as needed; an
     * offset of zero is written {@code Z}. Not every RFC 3339 string has an OffsetDateTime: a leap second is read as the second before it, digits after the ninth of a fraction
     * are dropped, and an offset beyond 18 hours is refused.
     */
    public static final JsonCodec<OffsetDateTime> OFFSET_DATE_TIME =
            converted(STRING, "a date-time of RFC 3339", Rfc3339::parse, Rfc3339::format);

    /** A date of RFC 3339: {@code 2026-11-21}. Survives a round trip unchanged. */
    public static final JsonCodec<LocalDate> LOCAL_DATE =
            converted(STRING, "a date of RFC 3339", Rfc3339::parseDate, Rfc3339::formatDate);

    /** A duration of ISO 8601 without years and months, which have no fixed length; weeks are seven days, days 24 hours. Written in hours and smaller units: {@code PT168H}. */
    public static final JsonCodec<Duration> DURATION =
            converted(STRING, "a duration such as PT1H30M", TextForms::duration, Duration::toString);

    /** A UUID of 36 characters; written in lower case. */
    public static final JsonCodec<UUID> UUID = converted(STRING, "a UUID", TextForms::uuid, java.util.UUID::toString);

    /** A URI. Survives a round trip unchanged. */
    public static final JsonCodec<URI> URI = converted(STRING, "a URI", java.net.URI::create, java.net.URI::toString);

    /** Bytes in Base64. */
    public static final JsonCodec<Base64Bytes> BYTES =
            converted(STRING, "bytes in Base64", Base64Bytes::decode, Base64Bytes::toString);

    /** A hexadecimal number from 0 to 2^63-1, {@code 0x1f}; written in lower case without leading zeros. */
    public static final JsonCodec<Long> HEX_LONG = converted(
            STRING, "a hexadecimal number such as 0x1f of at most 63 bits", TextForms::hexLong, TextForms::fromHexLong);

    /**
     * A non-negative hexadecimal number, {@code 0x1f}, of at most 1000 digits; written in lower case without leading
     * zeros.
     */
    public static final JsonCodec<BigInteger> HEX_BIG_INTEGER = converted(
            STRING, "a hexadecimal number such as 0x1f", TextForms::hexBigInteger, TextForms::fromHexBigInteger);

    private Codecs() {}

    /** Returns the codec of an array; the lists it reads are unmodifiable. */
    public static <T extends @Nullable Object> JsonCodec<List<T>> list(JsonCodec<T> element) {
        return new CollectionCodecs.OfList<>(element);
    }

    /**
     * Returns the codec of an array whose elements are all different; the sets it reads are unmodifiable and keep the
     * order. A reader that validates refuses equal elements, others keep the first of them.
     * Elements that are not comparable are refused if so many have the same hash that comparing them would take long.
     */
    public static <T extends @Nullable Object> JsonCodec<Set<T>> set(JsonCodec<T> element) {
        return new CollectionCodecs.OfSet<>(element);
    }

    /** Returns the codec of an object with arbitrary member names; the maps it reads are unmodifiable and keep the order. */
    public static <T extends @Nullable Object> JsonCodec<Map<String, T>> map(JsonCodec<T> value) {
        return new CollectionCodecs.OfMap<>(value);
    }

    /** Returns a codec that also accepts null. */
    public static <T> JsonCodec<@Nullable T> nullable(JsonCodec<T> codec) {
        return new NullableCodec<>(codec);
    }

    /**
     * Returns the codec of your own type that JSON represents as a value of a type with an existing codec, such as an instant as a number of milliseconds.
     *
     * @param form what is expected, for errors: {@code "a version such as 2.4.1"}
     * @param read creates the type's value; if it throws an {@link IllegalArgumentException}, an {@link ArithmeticException} or a {@link
     *     java.time.DateTimeException}, the error names the form and the position of the value
     * @param write creates what JSON represents; must not throw
     */
    public static <W, T> JsonCodec<T> converted(
            JsonCodec<W> wire, String form, Function<W, T> read, Function<T, W> write) {
        return new ConvertedCodec<>(
                Objects.requireNonNull(wire, "wire"),
                Objects.requireNonNull(form, "form"),
                Objects.requireNonNull(read, "read"),
                Objects.requireNonNull(write, "write"));
    }

    /** Returns a codec that checks what it has read; the check returns the value or throws. */
    public static <T extends @Nullable Object> JsonCodec<T> checked(
            JsonCodec<T> codec, BiFunction<JsonReader, T, T> check) {
        return new CheckedCodec<>(codec, check);
    }
}
