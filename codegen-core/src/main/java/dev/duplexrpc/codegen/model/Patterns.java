package dev.duplexrpc.codegen.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Turns the regular expressions of documents, which are ECMAScript's, into Java's. */
final class Patterns {
    private static final int LONGEST = 2000;
    private static final Pattern CLASS = Pattern.compile("\\[\\^?\\]?(?:[^\\]\\\\]|\\\\.)*\\]");
    private static final Pattern NESTED_REPETITION = Pattern.compile(
            "\\((?:\\?:)?((?:[^()\\\\]|\\\\.)*(?:[+*]|\\{\\d+,\\d*\\})(?:[^()\\\\]|\\\\.)*)\\)(?:[+*]|\\{\\d+,\\})");
    private static final Pattern FIXED_START = Pattern.compile("(?:\\\\[^A-Za-z]|[^\\\\C(.|^$])(?![+*?{])");
    private static final Pattern FIXED_END = Pattern.compile("(?:\\\\[^A-Za-z]|[^\\\\C)+*?{}.])$");
    private static final Pattern HEX_QUANTITY =
            Pattern.compile("\\^0x\\((?:\\?:)?(?:0\\|.*\\[1-9a-f.*|\\[1-9a-f.*\\|0)\\)\\$", Pattern.CASE_INSENSITIVE);

    private Patterns() {}

    /**
     * A pattern in Java.
     *
     * @param problem why it cannot be used, null when it can
     */
    record Translation(String java, @Nullable String problem) {
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
            return new Translation(ecma, "it is longer than " + LONGEST + " characters");
        }
        String java = new PatternTranslator(ecma).translate();
        try {
            Pattern.compile(java);
        } catch (PatternSyntaxException e) {
            return new Translation(java, "Java does not take it (" + e.getDescription() + ")");
        }
        if (repeatsRepetition(ecma)) {
            return new Translation(java, "a repetition inside a repetition can take time without end on some texts");
        }
        return new Translation(java, null);
    }

    /**
     * {@code (a+)+} and its like. A group whose repetitions are kept apart by something fixed, as in {@code (\\.[a-z]+)*}, is safe
     * unless the fixed text could be part of what repeats; that is not looked at.
     */
    private static boolean repeatsRepetition(String ecma) {
        String plain = CLASS.matcher(ecma).replaceAll("C");
        Matcher matcher = NESTED_REPETITION.matcher(plain);
        while (matcher.find()) {
            String body = matcher.group(1);
            boolean keptApart = body.indexOf('|') < 0
                    && (FIXED_START.matcher(body).lookingAt()
                            || FIXED_END.matcher(body).find());
            if (!keptApart) {
                return true;
            }
        }
        return false;
    }

    /** Whether the pattern takes {@code 0x} numbers without leading zeros, and nothing else. */
    static boolean isHexQuantity(String ecma) {
        return HEX_QUANTITY.matcher(ecma).matches();
    }

    /** The pattern for one text and nothing else. */
    static String exactly(String text) {
        return "\\A" + Pattern.quote(text) + "\\z";
    }
}
