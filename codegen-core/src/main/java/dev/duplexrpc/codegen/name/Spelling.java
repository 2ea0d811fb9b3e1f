package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.source.JavaWords;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How names of a document are spelled in Java, before anybody asks whether the outcome is free. */
final class Spelling {
    /** How many characters of a title count, with one between two words. */
    private static final int MAX_TITLE = 40;

    private Spelling() {}

    /** {@code BLOCK_ID} as {@code BlockId}. Letters and digits of ASCII only, since it names a file. */
    static String type(String name) {
        StringBuilder type = new StringBuilder();
        for (String word : Words.of(name)) {
            append(type, capitalised(ascii(word)));
        }
        return startsWithLetter(type) ? type.toString() : "Type" + type;
    }

    /** A name and steps that lead on from it, as one. A step of signs alone is spelled: beside the others it would vanish. */
    static String type(String name, List<String> path) {
        StringBuilder text = new StringBuilder(name);
        for (String step : path) {
            boolean says = step.codePoints().anyMatch(Character::isLetterOrDigit);
            text.append('-').append(says ? step : type(step));
        }
        return type(text.toString());
    }

    /** A title as {@link #type} spells it, of the words that fit: it becomes part of many names. The first word counts however long it is. */
    static String title(String title) {
        StringBuilder words = new StringBuilder();
        for (String word : Words.of(title)) {
            if (!words.isEmpty() && words.length() + 1 + word.length() > MAX_TITLE) {
                break;
            }
            words.append(words.isEmpty() ? "" : " ").append(word);
        }
        return type(words.toString());
    }

    /** {@code BLOCK_ID} as {@code blockId}. */
    static String member(String name) {
        return lowerCamel(name, "value");
    }

    /** {@code Filecoin.ChainHead} as {@code filecoinChainHead}. */
    static String method(String name) {
        return lowerCamel(name, "call");
    }

    /** {@code guinea-pig} as {@code GUINEA_PIG}. */
    static String constant(String name) {
        String constant = String.join("_", Words.ofCapitals(name)).toUpperCase(Locale.ROOT);
        return Character.isDigit(constant.codePointAt(0)) ? "VALUE_" + constant : constant;
    }

    /** What the name of the group says already need not be said by each method of it. */
    static String withoutPrefix(String method, String group) {
        int length = group.length();
        boolean repeats = length > 0
                && method.length() > length + 1
                && method.startsWith(group)
                && "./_-:".indexOf(method.charAt(length)) >= 0;
        return repeats ? method.substring(length + 1) : method;
    }

    /** What a member or parameter wants to be called. */
    static NameSpace.Claim variable(@Nullable String chosen, String name, TypeId at) {
        String natural = afterKeyword(member(name));
        String wanted = chosen(chosen, natural);
        return new NameSpace.Claim(wanted, !wanted.equals(natural), name, at);
    }

    static String afterKeyword(String name) {
        return JavaWords.isKeyword(name) || name.equals("yield") ? name + "_" : name;
    }

    /** The name that was asked for, if there can be one like that. */
    static String chosen(@Nullable String chosen, String natural) {
        return chosen != null && JavaWords.isIdentifier(chosen) ? chosen : natural;
    }

    /** The name that was asked for, if a type can have it. */
    static String chosenType(@Nullable String chosen, String natural) {
        return chosen != null && JavaWords.isIdentifier(chosen) && !JavaWords.isContextual(chosen) ? chosen : natural;
    }

    static String withoutEnding(String text, String ending) {
        return text.endsWith(ending) && text.length() > ending.length()
                ? text.substring(0, text.length() - ending.length())
                : text;
    }

    private static String lowerCamel(String name, String beforeDigit) {
        List<String> words = Words.of(name);
        StringBuilder camel = new StringBuilder(small(words.get(0)));
        for (String word : words.subList(1, words.size())) {
            append(camel, capitalised(word));
        }
        return startsWithLetter(camel) ? camel.toString() : beforeDigit + camel;
    }

    private static void append(StringBuilder text, String word) {
        boolean digitsMeet = !text.isEmpty()
                && Character.isDigit(text.charAt(text.length() - 1))
                && !word.isEmpty()
                && Character.isDigit(word.charAt(0));
        text.append(digitsMeet ? "_" : "").append(word);
    }

    private static String capitalised(String word) {
        if (word.isEmpty()) {
            return word;
        }
        int first = word.offsetByCodePoints(0, 1);
        String rest = word.substring(first);
        boolean shouted = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        return word.substring(0, first).toUpperCase(Locale.ROOT) + (shouted ? rest.toLowerCase(Locale.ROOT) : rest);
    }

    /** The first word of a member: {@code ID} and {@code IDs} in small letters, {@code HTTPServer} as {@code httpServer}. */
    private static String small(String word) {
        int capitals = 0;
        while (capitals < word.length() && Character.isUpperCase(word.charAt(capitals))) {
            capitals++;
        }
        boolean whole = capitals == word.length()
                || word.substring(capitals).equals("s")
                || !Character.isLetter(word.charAt(capitals));
        int lowered = whole || capitals <= 1 ? capitals : capitals - 1;
        return word.substring(0, lowered).toLowerCase(Locale.ROOT) + word.substring(lowered);
    }

    private static String ascii(String word) {
        StringBuilder ascii = new StringBuilder();
        Words.normalized(word, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            if (c < 128 && Character.isLetterOrDigit(c)) {
                ascii.append((char) c);
            } else if (Character.isLetterOrDigit(c)) {
                ascii.append('U').append(Integer.toHexString(c));
            }
        });
        return ascii.toString();
    }

    private static boolean startsWithLetter(CharSequence text) {
        return !text.isEmpty() && Character.isJavaIdentifierStart(Character.codePointAt(text, 0));
    }
}
