package dev.duplexrpc.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes Java numbers of JSON numbers whose grammar {@link Tokens#numberEnd} has already checked.
 *
 * <p>A few characters can stand for a number that fills the memory as soon as somebody calculates with it
 * ({@code 1e999999999}), so the exponent is bounded before a {@link BigDecimal} exists.
 */
final class Numbers {
    /** A number has no more characters than this, and written without an exponent no more digits on either side. */
    static final int MAX_LENGTH = 1000;

    /** As many digits, or digits and a point, make a mantissa that a double holds exactly. */
    static final int EXACT_DIGITS = 15;

    private static final int MAX_EXPONENT_DIGITS = 6;
    private static final int DIGITS_OF_LONG = 18;

    /** The powers of ten that a double holds exactly. */
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Numbers() {}

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the text that all ways to write a number share: without an exponent, and without a fraction that is zero. One
     * whose exponent is out of bounds is returned as it is written.
     */
    static String byValue(byte[] bytes, int from, int to) {
        boolean asItIs = isPlain(bytes, from, to) && !(bytes[from] == '-' && bytes[from + 1] == '0');
        BigDecimal value = asItIs ? null : toDecimal(bytes, from, to);
        if (value == null) {
            return text(bytes, from, to);
        }
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /**
     * Returns the double nearest to {@code mantissa / 10^decimals}. A mantissa of up to 15 digits and a power of ten up to
     * 10^22 are both exact doubles, so their quotient is rounded once, and thereby correctly.
     */
    static double quotient(long mantissa, int decimals) {
        return mantissa / POWERS_OF_TEN[decimals];
    }

    /** Returns the nearest double; an infinity where there is none. */
    static double toDouble(byte[] bytes, int from, int to) {
        return Double.parseDouble(text(bytes, from, to));
    }

    /** Returns the number with the digits it was written with, or null if its exponent is out of bounds. */
    static @Nullable BigDecimal toDecimal(byte[] bytes, int from, int to) {
        int exponentAt = from;
        while (exponentAt < to && (bytes[exponentAt] | 0x20) != 'e') {
            exponentAt++;
        }
        if (exponentAt == to) {
            return new BigDecimal(text(bytes, from, to));
        }
        if (isZero(bytes, from, exponentAt)) {
            return BigDecimal.ZERO;
        }
        int digits = exponentAt + 1;
        while (digits < to - 1 && (bytes[digits] == '+' || bytes[digits] == '-' || bytes[digits] == '0')) {
            digits++;
        }
        if (to - digits > MAX_EXPONENT_DIGITS) {
            return null;
        }
        BigDecimal value = new BigDecimal(text(bytes, from, to));
        return Math.abs(value.scale()) <= MAX_LENGTH ? value : null;
    }

    /** Returns the number if it is whole, however it is written; null otherwise. */
    static @Nullable BigInteger toInteger(byte[] bytes, int from, int to) {
        if (to - from <= DIGITS_OF_LONG && isPlain(bytes, from, to)) {
            return BigInteger.valueOf(Long.parseLong(text(bytes, from, to)));
        }
        BigDecimal value = toDecimal(bytes, from, to);
        if (value == null || value.signum() == 0) {
            return value == null ? null : BigInteger.ZERO;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() <= 0 ? stripped.toBigInteger() : null;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] >= '1') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] > '9' || bytes[i] == '.') {
                return false;
            }
        }
        return true;
    }
}
