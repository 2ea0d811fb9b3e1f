package dev.duplexrpc.codegen.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonParsingTest {
    @Test
    void everyNodeKnowsItsLineAndColumn() {
        ObjectNode root = (ObjectNode)
                Reading.json("{\r\n  \"é\": [true,\r\n   {\"b\": null}]\r\n}").root();

        assertThat(root).isNotNull();
        ObjectNode.Member member = root.members().get(0);
        ArrayNode list = (ArrayNode) member.value();
        assertThat(at(root)).isEqualTo("1:1");
        assertThat(member.line() + ":" + member.column()).isEqualTo("2:3");
        assertThat(at(list)).isEqualTo("2:8");
        assertThat(at(list.get(0))).isEqualTo("2:9");
        assertThat(at(list.get(1))).isEqualTo("3:4");
        assertThat(at(((ObjectNode) list.get(1)).members().get(0).value())).isEqualTo("3:10");
    }

    @Test
    void valuesComeBackAsTheyWere() {
        String json = "{\"b\":1.50,\"a\":[-0,1e3,18446744073709551616,\"\\\"\\\\ \\n é\",true,false,null,{},[]]}";

        assertThat(Reading.json(json).clean()).isEqualTo(json);
    }

    @Test
    void aMemberThatStandsTwiceIsReportedWithBothPlacesAndTheLastOneCounts() {
        Reading reading = Reading.json("{\"a\": 1,\n \"b\": 2, \"a\": 3}");

        assertThat(reading.problem())
                .isEqualTo("test.json:2:10: error: The member \"a\" stands twice in the same object, first at "
                        + "test.json:1:2; this last one counts. [duplicate-member]");
        assertThat(String.valueOf(reading.root())).isEqualTo("{\"a\":3,\"b\":2}");
    }

    @Test
    void aSyntaxErrorIsReportedWhereItIs() {
        assertThat(Reading.json("{\"a\": 1,\n \"b\" 2}").problem())
                .startsWith("test.json:2:6: error: The file is not valid JSON: ")
                .endsWith("[invalid-json]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "[1,",
                "{\"a\":",
                "tru",
                "1 2",
                "{\"a\":1}}",
                "\"\n\"",
                "nul",
                "{a:1}",
                "// c\n1",
                "NaN"
            })
    void whatIsNotJsonIsRefusedWithOneSentence(String text) {
        Reading reading = Reading.json(text);

        assertThat(reading.root()).isNull();
        assertThat(reading.problem()).contains("[invalid-json]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void allEncodingsOfUnicodeAreReadWithAndWithoutByteOrderMark(String name) {
        Charset charset = Charset.forName(name);

        assertThat(Reading.of("a.json", "{\"é\":1}".getBytes(charset), Limits.DEFAULTS)
                        .clean())
                .isEqualTo("{\"é\":1}");
        assertThat(Reading.of("a.json", "\uFEFF{\"é\":1}".getBytes(charset), Limits.DEFAULTS)
                        .clean())
                .isEqualTo("{\"é\":1}");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThat(Reading.of("a.json", "{\"é\":1}".getBytes(StandardCharsets.ISO_8859_1), Limits.DEFAULTS)
                        .problem())
                .contains("is not text in UTF-8")
                .endsWith("[unreadable-file]");
    }

    @Test
    void nestingIsLimited() {
        Limits limits = Limits.DEFAULTS.withDepth(3);

        assertThat(Reading.of("a.json", "[[[1]]]".getBytes(StandardCharsets.UTF_8), limits)
                        .clean())
                .isEqualTo("[[[1]]]");
        assertThat(Reading.of("a.json", "[[{\"a\":[1]}]]".getBytes(StandardCharsets.UTF_8), limits)
                        .problem())
                .isEqualTo("a.json:1:8: error: Objects and arrays nest deeper here than the limit 'depth' of 3 levels. "
                        + "[limit-exceeded]");
    }

    @Test
    void aMillionBracketsAreRefusedAndDoNoHarm() {
        assertThat(Reading.json("[".repeat(1_000_000)).problem()).contains("the limit 'depth' of 200 levels");
    }

    @Test
    void sizeAndNumberOfValuesAreLimited() {
        assertThat(Reading.of("a.json", new byte[11], Limits.DEFAULTS.withFileBytes(10))
                        .problem())
                .contains("has at least 11 bytes, more than the limit 'fileBytes' of 10.");
        assertThat(Reading.of("a.json", "[1,2,3]".getBytes(StandardCharsets.UTF_8), Limits.DEFAULTS.withNodes(3))
                        .problem())
                .contains("more values than the limit 'nodes' of 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999", "1e-99999", "1e9999999999999", "-1E+2147483647", "0e99999"})
    void aNumberWhoseDigitsWouldFillTheMemoryIsRefused(String number) {
        assertThat(Reading.json(number).problem()).contains("has an exponent beyond ±9999");
    }

    @Test
    void aNumberOfAThousandDigitsIsReadAndALongerOneRefused() {
        assertThat(Reading.json("9".repeat(1000)).clean()).hasSize(1000);
        assertThat(Reading.json("9".repeat(1001)).problem()).contains("the limit 'numberLength' of 1000");
    }

    @Test
    void nodesAreEqualWhenTheyAreTheSameJson() {
        Node one = Reading.json("{\"a\": 1.0, \"b\": [\"x\", null]}").root();
        Node other = Reading.json("{\"b\":[\"x\",null],\n\"a\":1}").root();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(Reading.json("{\"a\": 1, \"b\": [\"x\"]}").root());
    }

    private static String at(Node node) {
        return node.line() + ":" + node.column();
    }
}
