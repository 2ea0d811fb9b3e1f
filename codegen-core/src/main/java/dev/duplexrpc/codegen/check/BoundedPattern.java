package dev.duplexrpc.codegen.check;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression of a document over a text of a document. {@link Pattern} backtracks, so that the two together could keep the
 * generator busy for years; every step reads a character, and how many are read is bounded. A search that is given up counts as a
 * match: what cannot be judged is not called wrong.
 */
final class BoundedPattern implements RegularExpression {
    private static final long STEPS_OF_SEARCH = 1_000_000;

    private final Pattern pattern;
    private final Budget budget;

    BoundedPattern(String pattern, Budget budget) {
        this.pattern = Pattern.compile(pattern);
        this.budget = budget;
    }

    @Override
    public boolean matches(String text) {
        long left = budget.begin();
        try {
            Matcher matcher = pattern.matcher(new CountedText(text, budget));
            return matcher.find();
        } catch (GivenUp | StackOverflowError e) {
            return true;
        } finally {
            budget.end(left);
        }
    }

    /** What all searches together may cost. */
    static final class Budget {
        private long rest;
        private long now;

        Budget(long steps) {
            this.rest = steps;
        }

        private long begin() {
            now = Math.min(rest, STEPS_OF_SEARCH);
            return now;
        }

        private void end(long begun) {
            rest -= begun - Math.max(0, now);
        }

        private void spend() {
            if (--now < 0) {
                throw new GivenUp();
            }
        }
    }

    private record CountedText(String text, Budget budget) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            budget.spend();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new CountedText(text.substring(start, end), budget);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUp() {
            super("The regular expression took too many steps.", null, false, false);
        }
    }
}
