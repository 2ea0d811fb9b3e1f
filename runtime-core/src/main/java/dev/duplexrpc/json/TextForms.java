package dev.duplexrpc.json;

import java.math.BigInteger;
import java.time.Duration;
import java.util.UUID;

/** Values and the strings that JSON carries them as, where Java's own parser takes more than the form allows. */
final class TextForms {
    private static final int LONG_DIGITS = 16;

    private TextForms() {}

    static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        // UUID.fromString also takes 1-1-1-1-1 and signs.
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("A UUID has 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.");
        }
        return uuid;
    }

    /** Also in weeks, which stand alone, as in {@code P2W}. */
    static Duration duration(String text) {
        int last = text.length() - 1;
        boolean weeks = last > 1 && text.startsWith("P") && text.charAt(last) == 'W';
        for (int i = 1; weeks && i < last; i++) {
            weeks = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return weeks
                ? Duration.ofDays(Math.multiplyExact(Long.parseLong(text, 1, last, 10), 7L))
                : Duration.parse(text);
    }

    static long hexLong(String text) {
        BigInteger value = hexBigInteger(text);
        if (value.bitLength() >= Long.SIZE) {
            throw new NumberFormatException("The number does not fit into 63 bits.");
        }
        return value.longValue();
    }

    static String fromHexLong(long value) {
        if (value < 0) {
            throw negative(value);
        }
        return "0x" + Long.toHexString(value);
    }

    static BigInteger hexBigInteger(String text) {
        int digits = text.length() - 2;
        if (digits < 1 || digits > Numbers.MAX_LENGTH || !text.startsWith("0x")) {
            throw new NumberFormatException("A hexadecimal number has 0x and 1 to 1000 digits.");
        }
        for (int i = 2; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'f' || Character.digit(c, 16) < 0) {
                throw new NumberFormatException("A hexadecimal number has no digit other than 0-9, a-f and A-F.");
            }
        }
        return digits < LONG_DIGITS
                ? BigInteger.valueOf(Long.parseLong(text, 2, text.length(), 16))
                : new BigInteger(text.substring(2), 16);
    }

    static String fromHexBigInteger(BigInteger value) {
        if (value.signum() < 0) {
            throw negative(value);
        }
        return "0x" + value.toString(16);
    }

    private static IllegalArgumentException negative(Number value) {
        return new IllegalArgumentException("The number " + value + " is negative, which this form cannot say.");
    }
}
