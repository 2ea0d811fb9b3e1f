package dev.duplexrpc.codegen.model;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Turns the regular expressions of documents, which are ECMAScript's, into Java's. */
final class Patterns {
    private static final int LONGEST = 2000;

    /** A digit that is not zero, and then any. */
    private static final String HEX_DIGITS = "\\[(?=[^]]*1-9)(?=[^]]*[aA]-[fF])(?![^]]*0)[^]]*\\][^|()]*";

    private static final Pattern HEX_QUANTITY =
            Pattern.compile("\\^0x\\((?:\\?:)?(?:0\\|(" + HEX_DIGITS + ")|(" + HEX_DIGITS + ")\\|0)\\)\\$");

    private Patterns() {}

    /**
     * A pattern in Java.
     *
     * @param problem why it cannot be used, null when it can
     * @param advice what to do about that
     */
    record Translation(String java, @Nullable String problem, String advice) {
        /** Whether there is nothing that the pattern would refuse. */
        boolean matchesAll() {
            return switch (java) {
                case "", ".*", "^.*", "^.*$", "^.*\\z", "(.*?)" -> true;
                default -> false;
            };
        }
    }

    static Translation translate(String ecma) {
        if (ecma.length() > LONGEST) {
            return new Translation(ecma, "it is longer than " + LONGEST + " characters", "Write a shorter one.");
        }
        String java = new PatternTranslator(ecma).translate();
        try {
            Pattern.compile(java);
        } catch (PatternSyntaxException e) {
            return new Translation(
                    java,
                    "Java does not take it (" + e.getDescription() + ")",
                    "Write it as a regular expression that both ECMAScript and Java take.");
        }
        if (new RepetitionCheck(ecma).findsNested()) {
            return new Translation(
                    java,
                    "a repetition inside a repetition can take time without end on some texts",
                    "Write it without one, as in ^a+$ for ^(a+)+$, or say less and limit the length with maxLength.");
        }
        return new Translation(java, null, "");
    }

    /** Whether the pattern takes {@code 0x} numbers without leading zeros, and nothing else. */
    static boolean isHexQuantity(String ecma) {
        return HEX_QUANTITY.matcher(ecma).matches();
    }
}
