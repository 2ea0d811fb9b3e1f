package dev.duplexrpc.json;

import java.util.regex.Pattern;

/**
 * Regular expressions over texts of the other side. {@link Pattern} backtracks, so a short text can keep a careless
 * expression busy for years; every step reads a character, and the number of characters read is bounded here.
 */
final class BoundedMatching {
    private static final int STEPS = 10_000;
    private static final int STEPS_PER_CHARACTER = 32;

    private BoundedMatching() {}

    /** Tells whether the expression matches somewhere in the text; a search that is given up has found nothing. */
    static boolean find(Pattern pattern, String text) {
        try {
            return pattern.matcher(
                            new CountedText(text, new Budget(STEPS + (long) STEPS_PER_CHARACTER * text.length())))
                    .find();
        } catch (GivenUp | StackOverflowError e) {
            return false;
        }
    }

    private static final class Budget {
        private long left;

        Budget(long steps) {
            left = steps;
        }

        void spend() {
            if (--left < 0) {
                throw GivenUp.INSTANCE;
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
        static final GivenUp INSTANCE = new GivenUp();

        GivenUp() {
            super("The regular expression took too many steps.", null, false, false);
        }
    }
}
