package dev.duplexrpc.codegen.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Markdown of a document as blocks of HTML for a comment: paragraphs, headings (as strong paragraphs), lists (one level), code
 * blocks. Small on purpose: whatever the text is, the outcome is well-formed; what is rare stays plain text.
 */
final class Markdown {
    /** A description longer than this is cut; nobody reads a book in a comment. */
    static final int MAX_LENGTH = 20_000;

    private static final int MAX_CODE_LINES = 200;
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(```+|~~~+).*");
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6} +(.*?)[ #]*");
    private static final Pattern BULLET = Pattern.compile("( *)[-*+] +(\\S.*)");
    private static final Pattern NUMBER = Pattern.compile("( *)[0-9]{1,4}[.)] +(\\S.*)");
    private static final Pattern ROW = Pattern.compile(" {0,3}\\|.*\\|\\s*");
    private static final Pattern BELOW_HEAD = Pattern.compile(" {0,3}\\|[ :|-]*-[ :|-]*\\|\\s*");
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern RULE = Pattern.compile(" {0,3}([-*_=]) *(\\1 *){2,}");

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private @Nullable List<String> items;
    private boolean numbered;

    private Markdown() {}

    /** A part of a comment. */
    sealed interface Block {
        /** Text to be wrapped. */
        record Paragraph(String html) implements Block {}

        record Items(boolean numbered, List<String> html) implements Block {}

        /** Lines that stay as they are. */
        record Code(List<String> html) implements Block {}
    }

    static List<Block> blocks(String text) {
        if (isProse(text) && text.length() <= MAX_LENGTH && SafeText.isPlain(text)) {
            return List.of(new Block.Paragraph(text.strip()));
        }
        Markdown markdown = new Markdown();
        markdown.read(LINE_END.split(cut(text), -1));
        return markdown.blocks;
    }

    /** All of the text in one run, for a place that holds a sentence or two. */
    static String inline(String text) {
        StringBuilder all = new StringBuilder();
        for (Block block : blocks(text)) {
            if (block instanceof Block.Paragraph paragraph) {
                all.append(paragraph.html()).append(' ');
            } else if (block instanceof Block.Items items) {
                all.append(String.join("; ", items.html())).append(' ');
            }
        }
        return all.toString().strip();
    }

    private static String cut(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end) + " …";
    }

    private void read(String[] lines) {
        for (int i = 0; i < lines.length; i++) {
            if (isProse(lines[i])) {
                readText(lines[i]);
            } else {
                i = readBlock(lines, i);
            }
        }
        endParagraph();
        endItems();
    }

    /** Whether a text or a line begins with a letter, as most do: then none of the patterns fits its first line, and nobody has to try them. */
    private static boolean isProse(String line) {
        char first = line.isEmpty() ? ' ' : line.charAt(0);
        return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    }

    /** Reads what begins at a line, and returns the last line that belongs to it. */
    private int readBlock(String[] lines, int at) {
        Matcher fence = FENCE.matcher(lines[at]);
        if (fence.matches()) {
            return readCode(lines, at + 1, fence.group(1));
        }
        if (isTable(lines, at)) {
            return readTable(lines, at);
        }
        readLine(lines[at]);
        return at;
    }

    private int readCode(String[] lines, int from, String fence) {
        endParagraph();
        endItems();
        List<String> code = new ArrayList<>();
        int i = from;
        while (i < lines.length && !lines[i].strip().startsWith(fence)) {
            if (code.size() < MAX_CODE_LINES) {
                code.add(SafeText.html(lines[i].replace("\t", "    ")).stripTrailing());
            }
            i++;
        }
        if (code.stream().anyMatch(line -> !line.isEmpty())) {
            blocks.add(new Block.Code(code));
        }
        return i;
    }

    private static boolean isTable(String[] lines, int head) {
        return head + 1 < lines.length
                && ROW.matcher(lines[head]).matches()
                && BELOW_HEAD.matcher(lines[head + 1]).matches();
    }

    /** A table becomes a list of its rows, under a line with the heads: comments are read in an editor as often as in a browser. */
    private int readTable(String[] lines, int head) {
        endParagraph();
        endItems();
        String heads = row(lines[head]);
        if (!heads.isEmpty()) {
            blocks.add(new Block.Paragraph(heads));
        }
        List<String> rows = new ArrayList<>();
        int i = head + 2;
        while (i < lines.length && ROW.matcher(lines[i]).matches()) {
            String html = row(lines[i]);
            if (!html.isEmpty()) {
                rows.add(html);
            }
            i++;
        }
        if (!rows.isEmpty()) {
            blocks.add(new Block.Items(false, rows));
        }
        return i - 1;
    }

    private static String row(String line) {
        String inner = line.strip().substring(1);
        List<String> cells = new ArrayList<>();
        for (String cell : CELL_END.split(inner)) {
            String html = InlineMarkdown.html(cell.strip());
            if (!html.isEmpty()) {
                cells.add(html);
            }
        }
        return String.join(" – ", cells);
    }

    private void readLine(String line) {
        Matcher heading = HEADING.matcher(line);
        if (line.isBlank() || RULE.matcher(line).matches()) {
            endParagraph();
        } else if (heading.matches()) {
            endParagraph();
            endItems();
            String html = InlineMarkdown.html(heading.group(1));
            if (!html.isEmpty()) {
                blocks.add(new Block.Paragraph(html.startsWith("<strong>") ? html : "<strong>" + html + "</strong>"));
            }
        } else if (!startItem(BULLET.matcher(line), false) && !startItem(NUMBER.matcher(line), true)) {
            readText(line);
        }
    }

    private void readText(String line) {
        if (paragraph.isEmpty() && !Character.isWhitespace(line.charAt(0))) {
            endItems();
        }
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(withoutQuoteMark(line.strip()));
    }

    private static String withoutQuoteMark(String line) {
        return line.startsWith(">") ? line.substring(line.startsWith("> ") ? 2 : 1) : line;
    }

    private boolean startItem(Matcher item, boolean numberedItem) {
        boolean inParagraph = items == null && !paragraph.isEmpty();
        if (!item.matches() || (numberedItem && inParagraph)) {
            return false;
        }
        endParagraph();
        if (items != null && numbered != numberedItem) {
            endItems();
        }
        if (items == null) {
            items = new ArrayList<>();
            numbered = numberedItem;
        }
        paragraph.append(item.group(2));
        items.add("");
        return true;
    }

    private void endParagraph() {
        String html = InlineMarkdown.html(paragraph.toString());
        paragraph.setLength(0);
        if (html.isEmpty()) {
            return;
        }
        if (items == null) {
            blocks.add(new Block.Paragraph(html));
        } else {
            int last = items.size() - 1;
            items.set(last, (items.get(last) + " " + html).strip());
        }
    }

    private void endItems() {
        if (items != null) {
            List<String> filled = items.stream().filter(item -> !item.isEmpty()).toList();
            if (!filled.isEmpty()) {
                blocks.add(new Block.Items(numbered, filled));
            }
            items = null;
        }
    }
}
