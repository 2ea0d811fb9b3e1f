package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Doc;
import dev.duplexrpc.codegen.model.ErrorModel;
import dev.duplexrpc.codegen.source.Javadoc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one text of the short and the long description that a document may have. */
final class Docs {
    private Docs() {}

    /** The description with the summary before it, unless it begins with it; null when there is neither. */
    static @Nullable String text(Doc doc) {
        String summary = blankToNull(doc.summary());
        String description = blankToNull(doc.description());
        if (summary == null || description == null) {
            return summary == null ? description : summary;
        }
        return description.startsWith(withoutStop(summary)) ? description : sentence(summary) + "\n\n" + description;
    }

    /** As above, for something with a name; a summary that says nothing else is left out. */
    static @Nullable String text(Doc doc, String name) {
        String summary = doc.summary();
        boolean repeats = summary != null && letters(summary).equals(letters(name));
        return text(repeats ? new Doc(null, doc.description(), doc.deprecated()) : doc);
    }

    /** What two spellings of a name have in common. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                letters.appendCodePoint(Character.toLowerCase(c));
            }
        });
        return letters.toString();
    }

    /** A comment with these words, and where more is said. */
    static Javadoc comment(Doc doc) {
        return see(doc, text(doc));
    }

    /** As above, for something with a name. */
    static Javadoc comment(Doc doc, String name) {
        return see(doc, text(doc, name));
    }

    private static Javadoc see(Doc doc, @Nullable String text) {
        Javadoc comment = new Javadoc().markdown(text);
        Doc.Elsewhere see = doc.see();
        return see == null ? comment : comment.see(see.url(), see.description());
    }

    static @Nullable String text(List<Doc> candidates) {
        for (Doc doc : candidates) {
            String text = text(doc);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The message of an error, and in short what else is said of it. */
    static String said(ErrorModel error) {
        String more = blankToNull(error.doc().summary());
        return more == null ? error.message() : withoutStop(error.message().strip()) + ": " + more;
    }

    /** The text with a full stop, if it ends like a sentence that lacks one. */
    static String sentence(String text) {
        String stripped = text.strip();
        boolean open = !stripped.isEmpty() && Character.isLetterOrDigit(stripped.charAt(stripped.length() - 1));
        return open ? stripped + "." : stripped;
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
