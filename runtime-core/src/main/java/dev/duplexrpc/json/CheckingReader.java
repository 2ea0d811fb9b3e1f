package dev.duplexrpc.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The layer of {@link JsonReader} that holds values against a schema. Each check returns its argument, so that it wraps
 * the read ({@code in.atLeast(in.readInt(), 1)}), and asks nothing unless the reader {@link #validates}. The overloads are
 * spelt out for each type of number: a generic one would be ambiguous for boxed numbers, which checked codecs hand in.
 */
abstract sealed class CheckingReader extends ScalarReader permits StructureReader {
    private boolean full;

    final void checks(Checks checks) {
        full = checks == Checks.FULL;
    }

    /** Tells whether values are held against everything that the schema says. */
    public boolean validates() {
        return full;
    }

    /** Checks an inclusive lower limit. */
    public int atLeast(int value, int limit) {
        if (full && value < limit) {
            throw outOfBounds("of at least ", limit, value);
        }
        return value;
    }

    /** Checks an inclusive lower limit. */
    public long atLeast(long value, long limit) {
        if (full && value < limit) {
            throw outOfBounds("of at least ", limit, value);
        }
        return value;
    }

    /** Checks an inclusive lower limit. */
    public double atLeast(double value, double limit) {
        if (full && value < limit) {
            throw outOfBounds("of at least ", limit, value);
        }
        return value;
    }

    /** Checks an inclusive lower limit. */
    public BigInteger atLeast(BigInteger value, BigInteger limit) {
        if (full && value.compareTo(limit) < 0) {
            throw outOfBounds("of at least ", limit, value);
        }
        return value;
    }

    /** Checks an inclusive lower limit. */
    public BigDecimal atLeast(BigDecimal value, BigDecimal limit) {
        if (full && value.compareTo(limit) < 0) {
            throw outOfBounds("of at least ", limit, value);
        }
        return value;
    }

    /** Checks an inclusive upper limit. */
    public int atMost(int value, int limit) {
        if (full && value > limit) {
            throw outOfBounds("of at most ", limit, value);
        }
        return value;
    }

    /** Checks an inclusive upper limit. */
    public long atMost(long value, long limit) {
        if (full && value > limit) {
            throw outOfBounds("of at most ", limit, value);
        }
        return value;
    }

    /** Checks an inclusive upper limit. */
    public double atMost(double value, double limit) {
        if (full && value > limit) {
            throw outOfBounds("of at most ", limit, value);
        }
        return value;
    }

    /** Checks an inclusive upper limit. */
    public BigInteger atMost(BigInteger value, BigInteger limit) {
        if (full && value.compareTo(limit) > 0) {
            throw outOfBounds("of at most ", limit, value);
        }
        return value;
    }

    /** Checks an inclusive upper limit. */
    public BigDecimal atMost(BigDecimal value, BigDecimal limit) {
        if (full && value.compareTo(limit) > 0) {
            throw outOfBounds("of at most ", limit, value);
        }
        return value;
    }

    /** Checks an exclusive lower limit. */
    public int moreThan(int value, int limit) {
        if (full && value <= limit) {
            throw outOfBounds("greater than ", limit, value);
        }
        return value;
    }

    /** Checks an exclusive lower limit. */
    public long moreThan(long value, long limit) {
        if (full && value <= limit) {
            throw outOfBounds("greater than ", limit, value);
        }
        return value;
    }

    /** Checks an exclusive lower limit. */
    public double moreThan(double value, double limit) {
        if (full && value <= limit) {
            throw outOfBounds("greater than ", limit, value);
        }
        return value;
    }

    /** Checks an exclusive lower limit. */
    public BigInteger moreThan(BigInteger value, BigInteger limit) {
        if (full && value.compareTo(limit) <= 0) {
            throw outOfBounds("greater than ", limit, value);
        }
        return value;
    }

    /** Checks an exclusive lower limit. */
    public BigDecimal moreThan(BigDecimal value, BigDecimal limit) {
        if (full && value.compareTo(limit) <= 0) {
            throw outOfBounds("greater than ", limit, value);
        }
        return value;
    }

    /** Checks an exclusive upper limit. */
    public int lessThan(int value, int limit) {
        if (full && value >= limit) {
            throw outOfBounds("less than ", limit, value);
        }
        return value;
    }

    /** Checks an exclusive upper limit. */
    public long lessThan(long value, long limit) {
        if (full && value >= limit) {
            throw outOfBounds("less than ", limit, value);
        }
        return value;
    }

    /** Checks an exclusive upper limit. */
    public double lessThan(double value, double limit) {
        if (full && value >= limit) {
            throw outOfBounds("less than ", limit, value);
        }
        return value;
    }

    /** Checks an exclusive upper limit. */
    public BigInteger lessThan(BigInteger value, BigInteger limit) {
        if (full && value.compareTo(limit) >= 0) {
            throw outOfBounds("less than ", limit, value);
        }
        return value;
    }

    /** Checks an exclusive upper limit. */
    public BigDecimal lessThan(BigDecimal value, BigDecimal limit) {
        if (full && value.compareTo(limit) >= 0) {
            throw outOfBounds("less than ", limit, value);
        }
        return value;
    }

    /** Checks that a value is a multiple of a positive divisor. */
    public int multipleOf(int value, int divisor) {
        if (full && value % divisor != 0) {
            throw outOfBounds("that is a multiple of ", divisor, value);
        }
        return value;
    }

    /** Checks that a value is a multiple of a positive divisor. */
    public long multipleOf(long value, long divisor) {
        if (full && value % divisor != 0) {
            throw outOfBounds("that is a multiple of ", divisor, value);
        }
        return value;
    }

    /** Checks that a value is a multiple of a positive divisor, both taken as the decimals they are written as. */
    public double multipleOf(double value, double divisor) {
        if (full && !isMultiple(BigDecimal.valueOf(value), BigDecimal.valueOf(divisor))) {
            throw outOfBounds("that is a multiple of ", divisor, value);
        }
        return value;
    }

    /** Checks that a value is a multiple of a positive divisor. */
    public BigInteger multipleOf(BigInteger value, BigInteger divisor) {
        if (full && value.remainder(divisor).signum() != 0) {
            throw outOfBounds("that is a multiple of ", divisor, value);
        }
        return value;
    }

    /** Checks that a value is a multiple of a positive divisor. */
    public BigDecimal multipleOf(BigDecimal value, BigDecimal divisor) {
        if (full && !isMultiple(value, divisor)) {
            throw outOfBounds("that is a multiple of ", divisor, value);
        }
        return value;
    }

    private static boolean isMultiple(BigDecimal value, BigDecimal divisor) {
        return value.remainder(divisor).signum() == 0;
    }

    /** Checks that a truth value is the only one that fits. */
    public boolean exactly(boolean value, boolean only) {
        if (full && value != only) {
            throw unmet(String.valueOf(only), String.valueOf(value));
        }
        return value;
    }

    /** Checks that a number is the only one that fits. */
    public int exactly(int value, int only) {
        if (full && value != only) {
            throw unmet(String.valueOf(only), String.valueOf(value));
        }
        return value;
    }

    /** Checks that a number is the only one that fits. */
    public long exactly(long value, long only) {
        if (full && value != only) {
            throw unmet(String.valueOf(only), String.valueOf(value));
        }
        return value;
    }

    /** Checks that a number is the only one that fits. */
    public double exactly(double value, double only) {
        if (full && value != only) {
            throw unmet(String.valueOf(only), String.valueOf(value));
        }
        return value;
    }

    /** Checks that a number is the only one that fits. */
    public BigInteger exactly(BigInteger value, BigInteger only) {
        if (full && !value.equals(only)) {
            throw unmet(Excerpt.cut(only.toString()), Excerpt.cut(value.toString()));
        }
        return value;
    }

    /** Checks that a number is the only one that fits, whatever the zeros at its end. */
    public BigDecimal exactly(BigDecimal value, BigDecimal only) {
        if (full && value.compareTo(only) != 0) {
            throw unmet(Excerpt.cut(only.toString()), Excerpt.cut(value.toString()));
        }
        return value;
    }

    /** Checks that a text is the only one that fits. */
    public String exactly(String value, String only) {
        if (full && !value.equals(only)) {
            throw unmet(Excerpt.quoted(only), Excerpt.quoted(value));
        }
        return value;
    }

    /** Checks how many characters (code points) a text has. */
    public String length(String value, int min, int max) {
        if (full && (value.length() < min || value.length() > max || min > 1)) {
            int length = value.codePointCount(0, value.length());
            if (length < min || length > max) {
                throw unmet(Bounds.count(min, max, "character"), Bounds.counted(length, "character"));
            }
        }
        return value;
    }

    /**
     * Checks that a text has a match for a regular expression, anywhere unless the expression is anchored. The text comes
     * from the other side and the expression may backtrack, so the number of steps is bounded.
     */
    public String matching(String value, Pattern pattern) {
        return matching(value, pattern, pattern.pattern());
    }

    /**
     * As {@link #matching(String, Pattern)}.
     *
     * @param written the expression as the contract says it, which is what the other side knows
     */
    public String matching(String value, Pattern pattern, String written) {
        if (full && !BoundedMatching.find(pattern, value)) {
            throw unmet("a string that matches " + Excerpt.cut(written), Excerpt.quoted(value));
        }
        return value;
    }

    /**
     * Tells whether a text has a match for a regular expression, whether or not the reader validates. The number of steps is
     * bounded as that of {@link #matching(String, Pattern)}; who needs more has none.
     */
    public boolean finds(String text, Pattern pattern) {
        return BoundedMatching.find(pattern, text);
    }

    /** Checks how many elements an array has. */
    public <C extends Collection<?>> C size(C value, int min, int max) {
        int size = value.size();
        if (full && (size < min || size > max)) {
            throw unmet(Bounds.count(min, max, "element"), Bounds.counted(size, "element"));
        }
        return value;
    }

    /** Checks how many elements the array had that was read last. */
    public void elements(int count, int min, int max) {
        if (full && (count < min || count > max)) {
            throw unmet(Bounds.count(min, max, "element"), Bounds.counted(count, "element"));
        }
    }

    /** Checks how many members an object has. */
    public <M extends Map<?, ?>> M members(M value, int min, int max) {
        int size = value.size();
        if (full && (size < min || size > max)) {
            throw unmet(Bounds.count(min, max, "member"), Bounds.counted(size, "member"));
        }
        return value;
    }

    /** Checks how many members the object had that was read last. */
    public void members(int count, int min, int max) {
        if (full && (count < min || count > max)) {
            throw unmet(Bounds.count(min, max, "member"), Bounds.counted(count, "member"));
        }
    }

    /** Checks the names of the members of an object. */
    public <M extends Map<String, ?>> M names(M value, MemberNames allowed) {
        if (full) {
            for (String name : value.keySet()) {
                String complaint = allowed.complaint(name);
                if (complaint != null) {
                    throw refused(name, complaint);
                }
            }
        }
        return value;
    }

    private JsonException refused(String name, String complaint) {
        return failed("The member " + Excerpt.quoted(name), " " + complaint + ".", valueAt);
    }

    /** Checks that no two elements are equal. */
    public <C extends Collection<?>> C unique(C value) {
        if (full) {
            switch (Twins.among(value)) {
                case NONE -> {}
                case SOME -> throw unmet("elements that are all different", "some that are equal");
                case TOO_MANY_TO_TELL -> throw unmet("elements that are all different", "too many that look alike");
            }
        }
        return value;
    }

    private JsonException outOfBounds(String relation, Object limit, Object value) {
        return unmet("a number " + relation + Excerpt.cut(limit.toString()), Excerpt.cut(value.toString()));
    }
}
