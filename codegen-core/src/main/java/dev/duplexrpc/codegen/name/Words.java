package dev.duplexrpc.codegen.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cuts a name of a document into words. Letters and digits make words; a plus sign, and a minus sign before a digit, are words
 * of their own, because enumerations tell values apart by them; everything else separates. A name of signs alone is spelled.
 */
final class Words {
    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            Map.entry((int) '/', "slash"),
            Map.entry((int) '\\', "backslash"),
            Map.entry((int) '$', "dollar"),
            Map.entry((int) '_', "underscore"),
            Map.entry((int) '-', "minus"),
            Map.entry((int) '+', "plus"),
            Map.entry((int) '*', "star"),
            Map.entry((int) '.', "dot"),
            Map.entry((int) ',', "comma"),
            Map.entry((int) ':', "colon"),
            Map.entry((int) ';', "semicolon"),
            Map.entry((int) '=', "equals"),
            Map.entry((int) '<', "less"),
            Map.entry((int) '>', "greater"),
            Map.entry((int) '!', "not"),
            Map.entry((int) '?', "question"),
            Map.entry((int) '%', "percent"),
            Map.entry((int) '&', "and"),
            Map.entry((int) '|', "or"),
            Map.entry((int) '^', "caret"),
            Map.entry((int) '~', "tilde"),
            Map.entry((int) '#', "hash"),
            Map.entry((int) '@', "at"),
            Map.entry((int) ' ', "space"),
            Map.entry((int) '(', "open"),
            Map.entry((int) ')', "close"));

    /** A name longer than this is cut; what it loses comes back as a hash where that makes it equal to another. */
    private static final int MAX_LENGTH = 80;

    private final int[] points;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    private Words(String text) {
        this.points = text.codePoints().toArray();
    }

    /** The words, at least one; empty text is one word, {@code empty}. */
    static List<String> of(String text) {
        Words reading = new Words(normalized(text, Normalizer.Form.NFC));
        reading.read();
        if (reading.words.isEmpty() || reading.words.stream().allMatch(word -> SIGNS.containsValue(word))) {
            reading.spell();
        }
        return reading.words;
    }

    /** The words, cut further where a capital begins: for constants. */
    static List<String> ofCapitals(String text) {
        List<String> words = new ArrayList<>();
        for (String word : of(text)) {
            cutAtCapitals(word, words);
        }
        return words;
    }

    /** Text of ASCII is normal in every form; it is most of what there is, and needs none of the JDK's tables. */
    static String normalized(String text, Normalizer.Form form) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return Normalizer.normalize(text, form);
            }
        }
        return text;
    }

    private void read() {
        int length = 0;
        for (int i = 0; i < points.length && length < MAX_LENGTH; i++) {
            int c = points[i];
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
                length++;
            } else {
                endWord();
                if (c == '+') {
                    words.add("plus");
                } else if (c == '-' && startsNumber(i)) {
                    words.add("minus");
                }
            }
        }
        endWord();
    }

    private boolean startsNumber(int minus) {
        boolean atStart = minus == 0 || !Character.isLetterOrDigit(points[minus - 1]);
        return atStart && minus + 1 < points.length && Character.isDigit(points[minus + 1]);
    }

    private void spell() {
        boolean signsOnly = word.isEmpty() && points.length > 0 && points.length <= 12;
        for (int c : points) {
            signsOnly &= !Character.isLetterOrDigit(c);
        }
        if (!signsOnly) {
            if (words.isEmpty()) {
                words.add(points.length == 0 ? "empty" : "signs");
            }
            return;
        }
        words.clear();
        for (int c : points) {
            words.add(SIGNS.getOrDefault(c, "u" + Integer.toHexString(c)));
        }
    }

    private void endWord() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static void cutAtCapitals(String word, List<String> words) {
        int from = 0;
        for (int i = 1; i < word.length(); i++) {
            boolean capital = Character.isUpperCase(word.charAt(i));
            boolean afterSmall = !Character.isUpperCase(word.charAt(i - 1));
            boolean beforeSmall = i + 1 < word.length() && Character.isLowerCase(word.charAt(i + 1));
            if (capital && (afterSmall || (beforeSmall && !isPlural(word, i)))) {
                words.add(word.substring(from, i));
                from = i;
            }
        }
        words.add(word.substring(from));
    }

    /** {@code IDs} is one word. */
    private static boolean isPlural(String word, int lastCapital) {
        return lastCapital + 2 == word.length() && word.charAt(lastCapital + 1) == 's';
    }
}
