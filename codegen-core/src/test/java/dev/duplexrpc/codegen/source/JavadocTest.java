package dev.duplexrpc.codegen.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.GeneratedCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavadocTest {
    private static final ClassName TYPE = ClassName.of("com.example", "Thing");

    @Test
    void markdownBecomesHtml() {
        String markdown = """
                # Blocks

                Returns the *latest* `Block<T>` of **this** chain, see [the docs](https://example.com/a?b=1&c=2)
                and <https://example.com>.

                - first item
                  goes on
                - second `item`

                1. one
                2. two

                ```go
                func (a *T) F() { return "</pre>" }
                ```
                > quoted
                """;
        assertThat(comment(markdown)).isEqualTo("""
                /**
                 * <strong>Blocks</strong>
                 *
                 * <p>Returns the <em>latest</em> {@code Block<T>} of <strong>this</strong> chain, see <a
                 * href="https://example.com/a?b=1&amp;c=2">the docs</a> and <a href="https://example.com">https://example.com</a>.
                 *
                 * <ul>
                 *   <li>first item goes on
                 *   <li>second {@code item}
                 * </ul>
                 *
                 * <ol>
                 *   <li>one
                 *   <li>two
                 * </ol>
                 *
                 * <pre>
                 * func (a *T) F() { return "&lt;/pre&gt;" }
                 * </pre>
                 *
                 * <p>quoted
                 */
                """);
    }

    @Test
    void aTableBecomesAListOfItsRows() {
        String markdown = """
                Codes:
                | code | meaning |
                |---|:---:|
                | `1` | not *found* |
                | 2 | a \\| b |
                after
                """;

        assertThat(comment(markdown)).isEqualTo("""
                /**
                 * Codes:
                 *
                 * <p>code – meaning
                 *
                 * <ul>
                 *   <li>{@code 1} – not <em>found</em>
                 *   <li>2 – a | b
                 * </ul>
                 *
                 * <p>after
                 */
                """);
    }

    @Test
    void charactersWithANameOrABackslashAreShownAsTheyAre() {
        assertThat(comment("1 &lt; 2 &amp;&amp; a\\*b\\* &#64;x &#x2a;/ \\u002a/ &copy; &#1114112;"))
                .isEqualTo("/** 1 &lt; 2 &amp;&amp; a*b* &#64;x *&#47; &#92;u002a/ &amp;copy; &amp;#1114112; */\n");
    }

    @Test
    void aShortTextStandsOnOneLine() {
        assertThat(comment("A pet.")).isEqualTo("/** A pet. */\n");
    }

    @Test
    void nothingToSayIsNoComment() {
        assertThat(comment(" \n\t ")).isEmpty();
        assertThat(comment("```\n```")).isEmpty();
    }

    @Test
    void emphasisAroundWhatNobodySeesIsNoElement() {
        assertThat(comment("a **\uffff** *\u200b* [\uffff](https://example.com/)"))
                .isEqualTo("/** a **** ** <a href=\"https://example.com/\">https://example.com/</a> */\n");
    }

    /** Characters that came with Unicode 14, 15 and 16, which JDK 17 does not know yet, and one that nobody knows yet. */
    @ParameterizedTest
    @ValueSource(strings = {"\ud83e\udee0", "\u20c0", "\ud83e\udeb7", "\ud81b\udd40", "\ua7cb", "\ud83f\udf00"})
    void charactersThatAreNewerThanTheJdkAreShownAsTheyAre(String character) {
        assertThat(comment("a " + character + " b")).isEqualTo("/** a " + character + " b */\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u0084",
                "\u00ad",
                "\u061c",
                "\u200b",
                "\u200f",
                "\u202e",
                "\u2066",
                "\u2069",
                "\u2065",
                "\ud800",
                "\ue000",
                "\ufeff",
                "\ufffe",
                "\uffff",
                "\ud83f\udfff",
                "\udb40\udc01",
                "\udbff\udffd"
            })
    void whatNobodySeesIsLeftOut(String character) {
        assertThat(comment("a" + character + "b")).isEqualTo("/** ab */\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00a0", "\u1680", "\u2003", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000", "\u000b", "\u001c"
            })
    void everySortOfSpaceIsAPlainOne(String space) {
        assertThat(comment("a" + space + "b")).isEqualTo("/** a b */\n");
    }

    @Test
    void aBookIsCut() {
        assertThat(comment("word ".repeat(100_000)).length()).isLessThan(30_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/ class X{} /*",
                "\\u002a/ class X{} /*",
                "\\\\u002a/",
                "\\uuuu002a/",
                "\\u00zz",
                "*\\/",
                "a*`/`",
                "`*`/",
                "**a***/",
                "{@link Foo} {@code",
                "@param x",
                "text\n@return y\n * @throws Z",
                "<script>alert(1)</script>",
                "a < b && c > d",
                "&nbsp; & &#42;/",
                "```\n*/\n@foo\n```",
                "```\nnever closed {",
                "\u2028*/\u2029 \u0085 \u000b \f \0 \ud800 \udc00 \u202e \ufeff",
                "[x](javascript:alert(1)) [](https://a.b) ![i](https://a.b/c.png) [y](https://a.b/*/)",
                "* a\n  * b\n    * c\n1. d\n\n   e\n- f",
                "| a | b |\n|---|---|\n| 1 | 2 |",
                "# \n#\n## `*/`",
                "`` ` `` ``` ``` `",
                "\r\nCRLF\r\n\r\nmore\r",
                "_a_ __b__ ***c*** *d**e* 2*3*4 snake_case_name",
                "<https://example.com/%zz> <https://[::1]/> [z](https://example.com/a%20b)"
            })
    void hostileTextsAreComments(String text) {
        assertThat(GeneratedCode.problems(source(text))).isEmpty();
    }

    @Property(tries = 25, seed = "1")
    void anyTextsAreCommentsThatCompileAndEndWhereTheyShould(@ForAll("manyTexts") List<String> texts) {
        Source source = new Source(TYPE, Set.of("Thing"));
        source.open("final class Thing");
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            source.member()
                    .javadoc(new Javadoc()
                            .markdown(text)
                            .say("Value $L.", Javadoc.code(text))
                            .tag("@param x", text)
                            .tag("@return", text))
                    .open("static String text$L(int x)", i)
                    .line("return $S + x;", text)
                    .close();
        }
        source.close();
        assertThat(GeneratedCode.problems(Map.of("com/example/Thing.java", source.text())))
                .isEmpty();
        // Whatever the texts say, the compiler sees the methods and nothing else.
        assertThat(source.text().lines().filter(line -> line.startsWith("    static String text")))
                .hasSize(texts.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u002a", "\\\u2028"})
    void aSurrogateBeforeABackslashIsNoEscape(String behind) {
        String text = (char) 0xd800 + behind; // written as one literal, it would not compile
        String file = "package com.example;\n\nfinal class Thing {\n    static String text() {\n        return "
                + Literals.string(text) + ";\n    }\n}\n";
        GeneratedCode code = GeneratedCode.compile(Map.of("com/example/Thing.java", file));
        assertThat(GeneratedCode.call(code.type("com.example.Thing"), "text")).isEqualTo(text);
    }

    @Test
    void aLiteralIsAsciiWhateverItsTextIs() {
        assertThat(Literals.string("größe 名 \ud83e\udee0 \ua7cb"))
                .isEqualTo("\"gr\\u00f6\\u00dfe \\u540d \\ud83e\\udee0 \\ua7cb\"");
    }

    @Property(tries = 300, seed = "1")
    void aLiteralIsItsText(@ForAll("text") String text) {
        assertThat(Literals.string(text)).matches("[ -~]*"); // the same in every encoding, on every JDK
        assertThat(unescaped(Literals.string(text))).isEqualTo(text);
    }

    @Provide
    Arbitrary<List<String>> manyTexts() {
        return text().list().ofSize(40);
    }

    /** Pieces that mean something to javadoc, HTML, Markdown or the lexer, among arbitrary characters. */
    @Provide
    Arbitrary<String> text() {
        Arbitrary<String> pieces = Arbitraries.of(
                "*/",
                "*",
                "/",
                "\\",
                "\\u002a",
                "u002a/",
                "`",
                "```",
                "\n",
                "\r\n",
                "\n\n",
                "@",
                "{@",
                "{",
                "}",
                "<",
                ">",
                "&",
                "<p>",
                "</pre>",
                "[",
                "](",
                ")",
                "http://a.b",
                "https://a.b/c",
                "_",
                "**",
                "~~~",
                "# ",
                "- ",
                "1. ",
                "> ",
                " ",
                "    ",
                "\t",
                "word",
                "\u2028",
                "\u2029",
                "\u0085",
                "\ud83d\udca5",
                "\ud800",
                "\udc00",
                "\0",
                "\u202e",
                "é",
                "<br>",
                "//",
                "/*",
                "/**",
                "\"",
                "'",
                "&lt;",
                "#",
                "$T",
                "$S");
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(8);
        return Arbitraries.frequencyOf(Tuple.of(5, pieces), Tuple.of(1, anything))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private static String unescaped(String literal) {
        String inner = literal.substring(1, literal.length() - 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char next = inner.charAt(++i);
            switch (next) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(inner.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                case '1' -> {
                    text.append('\\');
                    i += 2;
                }
                default -> text.append(next);
            }
        }
        return text.toString();
    }

    private static Map<String, String> source(String text) {
        Source source = new Source(TYPE, Set.of("Thing"))
                .javadoc(new Javadoc().markdown(text).tag("@param a", text))
                .line("record Thing(int a) {}");
        return Map.of("com/example/Thing.java", source.text());
    }

    private static String comment(String markdown) {
        String text = new Source(TYPE, Set.of("Thing"))
                .javadoc(new Javadoc().markdown(markdown))
                .text();
        return text.substring(text.indexOf('\n') + 2);
    }
}
