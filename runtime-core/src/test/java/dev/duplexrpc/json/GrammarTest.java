package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is JSON and what is not. Every text is pulled token by token and skipped as a whole, with the same verdict. */
class GrammarTest {
    static Stream<String> json() {
        return Stream.of(
                "null",
                " true ",
                "\t\r\n false\n",
                "0",
                "-0",
                "-0.0",
                "0e0",
                "0E-00",
                "1",
                "-1",
                "10",
                "1234567890123456789012345678901234567890",
                "0.1",
                "123.456789",
                "1e1",
                "1E+2",
                "1e-2",
                "1.5e10",
                "1e99999",
                "-1e-99999",
                "9".repeat(1000),
                "\"\"",
                "\" \"",
                "\"a\"",
                "\"12345678\"",
                "\"123456789012345678901234567890\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\\u0000\\u001f\\u00e9\\u20AC\\uFFFF\"",
                "\"\\ud83d\\ude00\"",
                "\"\\uDBFF\\uDFFF\"",
                "\"\u007f\"",
                "\"\u00e9\"",
                "\"\u0800\uffff\"",
                "\"\ud800\udc00\udbff\udfff\"",
                "\"\u2028\u2029\"",
                "\"abcdefg\u00e9\"",
                "\"abcdefg\\n\"",
                "\"// no comment /* at all */\"",
                "[]",
                "[ ]",
                "[\n]",
                "[1]",
                "[1,2]",
                "[ 1 , 2 ]",
                "[[],[[]],{}]",
                "[null,true,false,0,\"\"]",
                "{}",
                "{ }",
                "{\"a\":1}",
                "{ \"a\" : 1 , \"b\" : 2 }",
                "{\"\":\"\"}",
                "{\"a\":1,\"a\":2}",
                "{\"\\u0061\\\"\":1}",
                "{\"a\":{\"b\":[{\"c\":{}}]}}",
                "[".repeat(128) + "]".repeat(128),
                "{\"a\":".repeat(128) + "1" + "}".repeat(128),
                "[" + "[],".repeat(1000) + "[]]");
    }

    static Stream<String> noJson() {
        return Stream.of(
                "",
                " ",
                "\n",
                "\u00a0null",
                "\u000bnull",
                "\ufeffnull",
                "nul",
                "nulll",
                "Null",
                "NULL",
                "tru",
                "trueish",
                "TRUE",
                "fals",
                "falsy",
                "undefined",
                "NaN",
                "Infinity",
                "-Infinity",
                "'a'",
                "a",
                "-",
                "+1",
                "--1",
                "01",
                "-01",
                "00",
                "-00.1",
                "1.",
                ".1",
                "-.1",
                "1.e1",
                "1e",
                "1e+",
                "1E-",
                "1ee1",
                "1e1.0",
                "1.2.3",
                "0x1",
                "1_000",
                "1 000",
                "1a",
                "\uff11",
                "9".repeat(1001),
                "\"",
                "\"a",
                "\"abcdefghijklmnopqrstuvwxyz",
                "\"\\",
                "\"\\\"",
                "\"\\a\"",
                "\"\\'\"",
                "\"\\x41\"",
                "\"\\U0041\"",
                "\"\\u\"",
                "\"\\u004\"",
                "\"\\u00g0\"",
                "\"\\u 041\"",
                "\"\\u+041\"",
                "\"\\u00\"",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\ud800\\n\"",
                "\"\\ud800x\"",
                "\"\\ud800\\ud800\"",
                "\"\\ud800\\u0041\"",
                "\"\\ud800\\u\"",
                "\"\\udc00\\ud800\"",
                "\"\n\"",
                "\"\t\"",
                "\"\u0000\"",
                "\"\u001f\"",
                "\"abcdefgh\u0001\"",
                "\"a\" \"b\"",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,]",
                "[,1]",
                "[1,,2]",
                "[1 2]",
                "[1]]",
                "[1][2]",
                "[1}",
                "[\"a\":1]",
                "[1;2]",
                "[true false]",
                "[\"a\"\"b\"]",
                "[1,2,3",
                "{",
                "}",
                "{]",
                "{1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,}",
                "{,\"a\":1}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\" 1}",
                "{\"a\"::1}",
                "{\"a\",1}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{null:1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1}}",
                "{\"a\":1]",
                "{\"a\":\"b}",
                "{\"a:1}",
                "{} {}",
                "1,2",
                "null,",
                "1 // one",
                "/* one */ 1",
                "# one\n1",
                "[1]#",
                "[".repeat(129) + "]".repeat(129),
                "{\"a\":".repeat(129) + "1" + "}".repeat(129),
                "[".repeat(100_000),
                "[{\"a\":".repeat(50_000));
    }

    /** Bytes that are no UTF-8, each inside of a string. */
    static Stream<String> noUtf8() {
        return Stream.of(
                "80", // starts in the middle
                "bf",
                "c3", // ends in the middle
                "c328",
                "e282",
                "e28228",
                "f09f98",
                "f09f9828",
                "c080", // overlong
                "c1bf",
                "e08080",
                "e09fbf",
                "f0808080",
                "f08fbfbf",
                "eda080", // surrogates
                "edbfbf",
                "eda0bdedb880",
                "f4908080", // beyond U+10FFFF
                "f5808080",
                "f8888080",
                "fe",
                "ff");
    }

    @ParameterizedTest
    @MethodSource("json")
    void jsonIsTaken(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        Trees.readDocument(bytes);
        assertThat(Json.parse(bytes).toString()).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void anythingElseIsRefused(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("noUtf8")
    void whatIsNoUtf8IsRefused(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        for (String surroundings : new String[] {"", "1234567", "\u00e9"}) {
            byte[] before = ("[\"" + surroundings).getBytes(StandardCharsets.UTF_8);
            byte[] bytes = new byte[before.length + bad.length + 2];
            System.arraycopy(before, 0, bytes, 0, before.length);
            System.arraycopy(bad, 0, bytes, before.length, bad.length);
            bytes[bytes.length - 2] = '"';
            bytes[bytes.length - 1] = ']';
            assertRefused(bytes);
        }
    }

    private static void assertRefused(byte[] bytes) {
        assertThat(Refusals.of(() -> Trees.readDocument(bytes))).as("pulled").isNotNull();
        assertThat(Refusals.of(() -> Json.parse(bytes))).as("skipped").isNotNull();
    }
}
