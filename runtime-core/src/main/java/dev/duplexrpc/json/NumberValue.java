package dev.duplexrpc.json;

import java.math.BigInteger;

/**
 * The value of a JSON number in the one form that all ways to write it share: {@code 12.50}, {@code 1.25e1} and
 * {@code 125e-1} are all 125 times a power of ten. Unlike a BigDecimal it takes any exponent.
 *
 * @param digits the digits from the first to the last that is not zero; empty for zero
 * @param exponent the power of ten of the last digit; zero for zero
 */
record NumberValue(boolean negative, String digits, BigInteger exponent) {
    private static final NumberValue ZERO = new NumberValue(false, "", BigInteger.ZERO);

    static NumberValue of(String number) {
        boolean negative = number.charAt(0) == '-';
        int e = Math.max(number.indexOf('e'), number.indexOf('E'));
        String mantissa = number.substring(negative ? 1 : 0, e < 0 ? number.length() : e);
        int point = mantissa.indexOf('.');
        int decimals = point < 0 ? 0 : mantissa.length() - point - 1;
        String all = mantissa.replace(".", "");
        int first = 0;
        while (first < all.length() && all.charAt(first) == '0') {
            first++;
        }
        if (first == all.length()) {
            return ZERO;
        }
        int behind = all.length();
        while (all.charAt(behind - 1) == '0') {
            behind--;
        }
        BigInteger exponent = e < 0 ? BigInteger.ZERO : new BigInteger(number.substring(e + 1));
        return new NumberValue(
                negative,
                all.substring(first, behind),
                exponent.add(BigInteger.valueOf(all.length() - behind - (long) decimals)));
    }
}
