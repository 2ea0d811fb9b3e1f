package dev.duplexrpc.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The layer of {@link JsonReader} that turns single tokens into Java values. */
abstract sealed class ScalarReader extends Tokens permits CheckingReader {

    /** Reads a string. */
    public String readString() {
        int at = skipSpace(pos);
        valueAt = at;
        if (byteAt(at) != '"') {
            throw expected("a string", at);
        }
        int behind = stringEnd(at);
        pos = behind;
        return content(at, behind);
    }

    /**
     * Reads the string that comes next if it is one of these.
     *
     * @return its index, or {@link JsonNames#UNKNOWN}, in which case the reader has not moved
     */
    public int tryString(JsonNames texts) {
        int at = skipSpace(pos);
        valueAt = at;
        if (byteAt(at) != '"') {
            return JsonNames.UNKNOWN;
        }
        int behind = stringEnd(at);
        int index = find(texts, at, behind);
        if (index >= 0) {
            pos = behind;
        }
        return index;
    }

    /** Returns the index of the string that {@link #stringEnd} has just passed, or {@link JsonNames#UNKNOWN}. */
    final int find(JsonNames names, int quote, int behind) {
        return (stringShape & ESCAPED) == 0
                ? names.find(bytes, quote + 1, behind - 1)
                : names.indexOf(content(quote, behind));
    }

    /** Returns the content of a string that {@link #stringEnd} has just passed. */
    final String content(int quote, int behind) {
        int from = quote + 1;
        int to = behind - 1;
        return switch (stringShape) {
            case 0 -> new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            case NON_ASCII -> new String(bytes, from, to - from, StandardCharsets.UTF_8);
            default -> Escapes.decode(bytes, from, to);
        };
    }

    /** Reads true or false. */
    public boolean readBoolean() {
        int at = skipSpace(pos);
        valueAt = at;
        int first = byteAt(at);
        if (first != 't' && first != 'f') {
            throw expected("true or false", at);
        }
        pos = wordEnd(at);
        return first == 't';
    }

    /** Reads null. */
    public void readNull() {
        if (!tryNull()) {
            throw expected("null", valueAt);
        }
    }

    /** Reads null if it comes next; otherwise the reader does not move. */
    public boolean tryNull() {
        int at = skipSpace(pos);
        valueAt = at;
        if (byteAt(at) != 'n') {
            return false;
        }
        pos = wordEnd(at);
        return true;
    }

    /** Reads a whole number of 32 bits; {@code 1.0} and {@code 1e3} are whole numbers too. */
    public int readInt() {
        int at = skipSpace(pos);
        long value = readLong();
        if (value != (int) value) {
            throw expected("an integer from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE, at);
        }
        return (int) value;
    }

    /** Reads a whole number of 64 bits; {@code 1.0} and {@code 1e3} are whole numbers too. */
    public long readLong() {
        int from = skipSpace(pos);
        valueAt = from;
        byte[] b = bytes;
        int to = end;
        int at = from < to && b[from] == '-' ? from + 1 : from;
        int firstDigit = at;
        long value = 0;
        int c = 0;
        while (at < to && (c = b[at]) >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            at++;
        }
        int digits = at - firstDigit;
        // 18 digits cannot overflow; what needs a second look is a sign without digits, 01, 1.0 and 1e3.
        if (digits == 0
                || digits > 18
                || (b[firstDigit] == '0' && digits > 1)
                || (at < to && (c == '.' || (c | 0x20) == 'e'))) {
            return wholeNumber(from);
        }
        pos = at;
        return firstDigit == from ? value : -value;
    }

    private long wholeNumber(int from) {
        int behind = passNumber("an integer");
        BigInteger value = Numbers.toInteger(bytes, from, behind);
        if (value == null) {
            throw expected("an integer", from);
        }
        if (value.bitLength() >= Long.SIZE) {
            throw expected("an integer from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE, from);
        }
        return value.longValue();
    }

    /** Reads a number as the nearest double; one beyond the range of doubles is refused. */
    public double readDouble() {
        int from = skipSpace(pos);
        byte[] b = bytes;
        int to = end;
        int at = from < to && b[from] == '-' ? from + 1 : from;
        int firstDigit = at;
        long mantissa = 0;
        int c = 0;
        while (at < to && (c = b[at]) >= '0' && c <= '9') {
            mantissa = mantissa * 10 + (c - '0');
            at++;
        }
        int point = at;
        if (c == '.' && at < to) {
            at++;
            while (at < to && (c = b[at]) >= '0' && c <= '9') {
                mantissa = mantissa * 10 + (c - '0');
                at++;
            }
        }
        // No exponent, and few enough digits to be exact: what nearly all numbers are. The rest is looked at once more.
        if (at - firstDigit > Numbers.EXACT_DIGITS
                || point == firstDigit
                || (b[firstDigit] == '0' && point > firstDigit + 1)
                || at == point + 1
                || (at < to && (c | 0x20) == 'e')) {
            return anyDouble();
        }
        valueAt = from;
        pos = at;
        double value = at == point ? mantissa : Numbers.quotient(mantissa, at - point - 1);
        return firstDigit == from ? value : -value;
    }

    private double anyDouble() {
        int behind = passNumber("a number");
        double value = Numbers.toDouble(bytes, valueAt, behind);
        if (Double.isInfinite(value)) {
            throw expected("a number between -1.8e308 and 1.8e308", valueAt);
        }
        return value;
    }

    /** Reads a whole number of at most 1000 digits; {@code 1.0} and {@code 1e3} are whole numbers too. */
    public BigInteger readBigInteger() {
        int behind = passNumber("an integer");
        BigInteger value = Numbers.toInteger(bytes, valueAt, behind);
        if (value == null) {
            throw expected("an integer of at most " + Numbers.MAX_LENGTH + " digits", valueAt);
        }
        return value;
    }

    /** Reads a number with the digits it is written with; an exponent that stands for more than 1000 is refused. */
    public BigDecimal readBigDecimal() {
        int behind = passNumber("a number");
        BigDecimal value = Numbers.toDecimal(bytes, valueAt, behind);
        if (value == null) {
            throw expected("a number of at most " + Numbers.MAX_LENGTH + " digits", valueAt);
        }
        return value;
    }

    private int passNumber(String what) {
        int at = skipSpace(pos);
        valueAt = at;
        if (JsonKind.startingWith(byteAt(at)) != JsonKind.NUMBER) {
            throw expected(what, at);
        }
        pos = numberEnd(at);
        return pos;
    }
}
