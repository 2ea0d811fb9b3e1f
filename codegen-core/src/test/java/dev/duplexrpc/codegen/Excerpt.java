package dev.duplexrpc.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts pieces out of a source, Java or JSON. A piece is named by words of its first line and ends where its brackets are closed.
 *
 * <p>In Java, words that end with {@code …} leave the body out; with {@code ↓} they are the head of a type, which stands around all
 * further pieces; and with {@code /**} before them they bring their javadoc along.
 */
final class Excerpt {
    private static final List<String> DULL = List.of("@NullMarked", "@Generated", "@Override", "@SuppressWarnings");

    private final List<String> lines;
    private final boolean isJson;

    private Excerpt(String source, boolean isJson) {
        this.lines = source.lines().toList();
        this.isJson = isJson;
    }

    static String ofJson(String source, List<String> pieces) {
        Excerpt excerpt = new Excerpt(source, true);
        return String.join(",\n", pieces.stream().map(excerpt::piece).toList());
    }

    static String ofJava(String source, List<String> pieces) {
        Excerpt excerpt = new Excerpt(source, false);
        StringBuilder text = new StringBuilder();
        String indent = "";
        boolean isFirst = true;
        boolean wasShort = true;
        for (String words : pieces) {
            String piece = excerpt.piece(words).indent(indent.length());
            boolean isShort = piece.indexOf('\n') == piece.length() - 1;
            text.append(isFirst || (wasShort && isShort) ? "" : "\n").append(piece);
            wasShort = isShort;
            isFirst = words.endsWith("↓");
            if (isFirst) {
                indent += "    ";
            }
        }
        for (; !indent.isEmpty(); indent = indent.substring(4)) {
            text.append(indent.substring(4)).append("}\n");
        }
        return text.toString().strip();
    }

    private String piece(String words) {
        boolean isDescribed = words.startsWith("/** ");
        boolean isHead = words.endsWith("↓");
        boolean isWithoutBody = words.endsWith("…");
        String sought = (isHead || isWithoutBody ? words.substring(0, words.length() - 1) : words)
                .substring(isDescribed ? 4 : 0)
                .strip();
        int begin = find(sought);
        List<String> piece = new ArrayList<>(before(begin, isDescribed));
        int depth = 0;
        for (int i = begin; ; i++) {
            String line = lines.get(i);
            boolean isBody = !isJson && line.endsWith("{") && depth + nesting(line) == 1;
            if (isBody && (isHead || isWithoutBody)) {
                piece.add(isHead ? line : line + " … }");
                break;
            }
            piece.add(line);
            depth += nesting(line);
            if (depth == 0 && isEnd(line)) {
                break;
            }
        }
        int indent = lines.get(begin).length() - lines.get(begin).stripLeading().length();
        String text = String.join(
                "\n",
                piece.stream()
                        .map(line -> line.substring(Math.min(indent, line.length())))
                        .toList());
        return isJson && text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
    }

    private int find(String words) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (isJson
                    ? line.startsWith(words)
                    : line.contains(words) && !line.startsWith("*") && !line.startsWith("/*")) {
                return i;
            }
        }
        throw new AssertionError("There is no line with '" + words + "' in\n" + String.join("\n", lines));
    }

    /** Annotations that say something, and the javadoc if it is wanted. */
    private List<String> before(int begin, boolean isDescribed) {
        int first = begin;
        while (first > 0 && lines.get(first - 1).strip().startsWith("@")) {
            first--;
        }
        List<String> annotations = lines.subList(first, begin).stream()
                .filter(line -> DULL.stream().noneMatch(line.strip()::startsWith))
                .toList();
        if (isJson || !isDescribed || first == 0 || !lines.get(first - 1).endsWith("*/")) {
            return annotations;
        }
        int comment = first - 1;
        while (!lines.get(comment).strip().startsWith("/**")) {
            comment--;
        }
        List<String> all = new ArrayList<>(lines.subList(comment, first));
        all.addAll(annotations);
        return all;
    }

    private boolean isEnd(String line) {
        return isJson || line.endsWith(";") || line.endsWith("}");
    }

    /** How many brackets a line opens and does not close. */
    private static int nesting(String line) {
        int depth = 0;
        boolean isText = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && (i == 0 || line.charAt(i - 1) != '\\')) {
                isText = !isText;
            } else if (!isText && "({[".indexOf(c) >= 0) {
                depth++;
            } else if (!isText && ")}]".indexOf(c) >= 0) {
                depth--;
            }
        }
        return depth;
    }
}
