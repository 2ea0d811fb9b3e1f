package dev.duplexrpc.codegen.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A documentation comment being put together. What comes from a document goes in as Markdown and is made safe; our own words go
 * in as formats for {@link Source#code}. Passes {@code -Xdoclint:all,-missing} whatever the document says.
 */
public final class Javadoc {
    private final List<Part> parts = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();
    private final List<Tag> references = new ArrayList<>();

    private sealed interface Part {
        record Own(String format, Object[] arguments) implements Part {}

        record Foreign(Markdown.Block block) implements Part {}
    }

    private record Tag(String head, String html) {}

    /** Adds a paragraph of our own. */
    public Javadoc say(String format, Object... arguments) {
        parts.add(new Part.Own(format, arguments));
        return this;
    }

    /** Adds what a document says. */
    public Javadoc markdown(@Nullable String text) {
        if (text != null) {
            Markdown.blocks(text).forEach(block -> parts.add(new Part.Foreign(block)));
        }
        return this;
    }

    /** Adds a tag whose text is a document's, unless there is none. */
    public Javadoc tag(String head, @Nullable String markdown) {
        String html = markdown == null ? "" : Markdown.inline(markdown);
        if (!html.isEmpty()) {
            tags.add(new Tag(head, html));
        }
        return this;
    }

    /** Adds a reference to a page, behind all other tags, unless its address is none that a reader should open. */
    public Javadoc see(String address, @Nullable String text) {
        String shown = text == null ? "" : SafeText.visible(text).strip();
        String link = SafeText.link(shown, address.strip());
        if (link.startsWith("<a ")) {
            references.add(new Tag("@see", link));
        }
        return this;
    }

    /** Adds a tag with our own words. */
    public Javadoc ownTag(String head, String html) {
        tags.add(new Tag(head, html));
        return this;
    }

    /** Text of a document as one run of HTML, to become part of our own words. */
    public static String inline(String markdown) {
        return Markdown.inline(markdown);
    }

    /** Text of a document shown as code. */
    public static String code(String text) {
        if (text.isBlank()) {
            return text.isEmpty() ? "the empty text" : "white space";
        }
        return SafeText.code(text.length() > 200 ? text.substring(0, 200) + "…" : text);
    }

    public boolean isEmpty() {
        return parts.isEmpty() && tags.isEmpty() && references.isEmpty();
    }

    List<String> lines(int width, Source source) {
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Own own) {
                paragraph(source.code(own.format(), own.arguments()), width, lines);
            } else if (part instanceof Part.Foreign foreign) {
                block(foreign.block(), width, lines);
            }
        }
        List<Tag> all = new ArrayList<>(tags);
        all.addAll(references);
        if (!parts.isEmpty() && !all.isEmpty()) {
            lines.add("");
        }
        for (Tag tag : all) {
            wrap(tag.head() + (tag.html().isEmpty() ? "" : " " + tag.html()), "    ", width, lines);
        }
        return lines;
    }

    private static void block(Markdown.Block block, int width, List<String> lines) {
        if (block instanceof Markdown.Block.Paragraph paragraph) {
            paragraph(paragraph.html(), width, lines);
        } else if (block instanceof Markdown.Block.Items items) {
            separate(lines);
            lines.add(items.numbered() ? "<ol>" : "<ul>");
            items.html().forEach(item -> wrap("<li>" + item, "    ", width - 2, lines, "  "));
            lines.add(items.numbered() ? "</ol>" : "</ul>");
        } else if (block instanceof Markdown.Block.Code code) {
            separate(lines);
            lines.add("<pre>");
            lines.addAll(code.html());
            lines.add("</pre>");
        }
    }

    private static void paragraph(String html, int width, List<String> lines) {
        separate(lines);
        wrap(lines.isEmpty() ? html : "<p>" + html, "", width, lines);
    }

    private static void separate(List<String> lines) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
    }

    private static void wrap(String html, String continuation, int width, List<String> lines) {
        wrap(html, continuation, width, lines, "");
    }

    /** Breaks at spaces, several of which are one; a word that is longer than the line stays whole. */
    private static void wrap(String html, String continuation, int width, List<String> lines, String margin) {
        StringBuilder line = new StringBuilder(margin);
        boolean fresh = true;
        for (String word : html.split(" ")) {
            if (!fresh && word.isEmpty()) {
                continue;
            }
            if (!fresh && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(margin).append(continuation);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        lines.add(line.toString());
    }
}
