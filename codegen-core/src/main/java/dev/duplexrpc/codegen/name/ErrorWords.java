package dev.duplexrpc.codegen.name;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the message of an error says first, short enough to be part of a name. */
final class ErrorWords {
    private static final int LONGEST = 60;

    /** {@code ${chainId}} and its like stand for something that differs from call to call. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{[^}]*\\}");

    private static final Pattern END = Pattern.compile("[.:;,!?](\\s|$)|\\s[/(–-]\\s?|\\R");

    private ErrorWords() {}

    /** The first clause, or as many of its words as fit; empty when it has no letters. */
    static String of(String message) {
        String text = PLACEHOLDER.matcher(message).replaceAll(" ").strip();
        Matcher end = END.matcher(text);
        String clause = end.find() ? text.substring(0, end.start()) : text;
        if (clause.length() > LONGEST) {
            int space = clause.lastIndexOf(' ', LONGEST);
            clause = clause.substring(0, space <= 0 ? LONGEST : space);
        }
        return clause.chars().anyMatch(Character::isLetter) ? clause.strip() : "";
    }
}
