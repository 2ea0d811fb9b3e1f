package dev.duplexrpc.codegen.name;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the message of an error says first, short enough to be part of a name. */
final class ErrorWords {
    private static final int LONGEST = 60;

    /** {@code ${chainId}} and its like stand for something that differs from call to call. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{[^}]*\\}");

    /** Says no more than that there was an error; what follows says which. */
    private static final Pattern GENERAL = Pattern.compile(
            "(?i)^(?:(?:application|server|service|api|rpc|json-?rpc)\\s+)?(?:error|exception)\\s*:\\s*(?=.*\\p{L})");

    /** A constant of somebody's program behind a colon, which tells errors apart better than what stands before it. */
    private static final Pattern CONSTANT = Pattern.compile("^[^:]*:\\s*(?=[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\.?$)");

    private static final Pattern END = Pattern.compile("[.:;,!?](\\s|$)|\\s[/(–-]\\s?|\\R");

    private ErrorWords() {}

    /** The first clause that says something, or as many of its words as fit; empty when it has no letters. */
    static String of(String message) {
        String text = PLACEHOLDER.matcher(message).replaceAll(" ").strip();
        text = GENERAL.matcher(text).replaceFirst("");
        text = CONSTANT.matcher(text).replaceFirst("");
        Matcher end = END.matcher(text);
        String clause = end.find() ? text.substring(0, end.start()) : text;
        if (clause.length() > LONGEST) {
            int space = clause.lastIndexOf(' ', LONGEST);
            clause = clause.substring(0, space <= 0 ? LONGEST : space);
        }
        return clause.chars().anyMatch(Character::isLetter) ? clause.strip() : "";
    }
}
