package dev.duplexrpc.json;

/** Writes numbers as digits, without a String in between. */
final class Digits {
    private static final int MOST_DECIMALS = 8;

    /** Every power of ten that a long holds. */
    private static final long[] POWERS_OF_TEN = new long[19];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
        }
    }

    private Digits() {}

    /** Returns how many characters a number takes. */
    static int count(long number) {
        if (number >= 0) {
            return countPositive(number);
        }
        return number == Long.MIN_VALUE ? 20 : 1 + countPositive(-number);
    }

    private static int countPositive(long number) {
        for (int digits = 1; digits < POWERS_OF_TEN.length; digits++) {
            if (number < POWERS_OF_TEN[digits]) {
                return digits;
            }
        }
        return POWERS_OF_TEN.length;
    }

    /** Writes a number that takes {@code count} characters. */
    static void put(byte[] to, int from, int count, long number) {
        // Counting down from a negative number, because the smallest long has no positive counterpart.
        long rest = number;
        if (number < 0) {
            to[from] = '-';
        } else {
            rest = -number;
        }
        putNegative(to, from + count, rest);
    }

    /** Writes the digits of a number that is not positive so that they end before {@code end}; returns where they start. */
    private static int putNegative(byte[] to, int end, long number) {
        long rest = number;
        int at = end;
        do {
            long tenth = rest / 10;
            to[--at] = (byte) ('0' + (tenth * 10 - rest));
            rest = tenth;
        } while (rest != 0);
        return at;
    }

    /**
     * Returns how many decimals, at least one, the shortest decimal that reads back as this number has; 0 if it has more
     * than eight or is written with an exponent.
     *
     * <p>A whole number below 2^53 and a power of ten up to 10^22 are exact doubles, so their quotient is what a correct
     * reader makes of the decimal. That saves {@link Double#toString(double)}, which allocates and takes its time.
     */
    static int decimals(double number) {
        double size = Math.abs(number);
        if (!(size >= 1e-3 && size < 1e7)) {
            return 0;
        }
        for (int decimals = 1; decimals <= MOST_DECIMALS; decimals++) {
            double power = POWERS_OF_TEN[decimals];
            if (scaled(size, decimals) / power == size) {
                return decimals;
            }
        }
        return 0;
    }

    private static double scaled(double size, int decimals) {
        return Math.rint(size * POWERS_OF_TEN[decimals]);
    }

    /** Returns how many characters a number takes that has this many {@link #decimals}. */
    static int countDecimal(double number, int decimals) {
        return (number < 0 ? 2 : 1) + decimals + countPositive((long) Math.abs(number));
    }

    /** Writes a number that has this many {@link #decimals} and takes {@code count} characters. */
    static void putDecimal(byte[] to, int from, int count, double number, int decimals) {
        double size = Math.abs(number);
        long whole = (long) size;
        int point = from + count - decimals - 1;
        long fraction = (long) scaled(size, decimals) - whole * POWERS_OF_TEN[decimals];
        int at = putNegative(to, from + count, -fraction);
        while (at > point + 1) {
            to[--at] = '0';
        }
        to[point] = '.';
        putNegative(to, point, -whole);
        if (number < 0) {
            to[from] = '-';
        }
    }
}
