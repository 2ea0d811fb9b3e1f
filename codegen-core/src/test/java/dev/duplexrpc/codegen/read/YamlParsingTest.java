package dev.duplexrpc.codegen.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlParsingTest {
    @Test
    void everyNodeKnowsItsLineAndColumn() {
        ObjectNode root = (ObjectNode)
                Reading.yaml("# a comment\ninfo:\n  - x\n  - {b: 1}\n").root();

        assertThat(root).isNotNull();
        ObjectNode.Member member = root.members().get(0);
        ArrayNode list = (ArrayNode) member.value();
        assertThat(member.line() + ":" + member.column()).isEqualTo("2:1");
        assertThat(list.get(0).line() + ":" + list.get(0).column()).isEqualTo("3:5");
        assertThat(list.get(1).line() + ":" + list.get(1).column()).isEqualTo("4:5");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "0x1f, 31",
        "0o17, 15",
        "007, 7",
        "+1, 1",
        "-0, -0",
        ".5, 0.5",
        "1e3, 1e3",
        "~, null",
        "'', null",
        "Null, null",
        "TRUE, true",
        "false, false",
        "yes, '\"yes\"'",
        "on, '\"on\"'",
        "1_000, '\"1_000\"'",
        "2026-11-21, '\"2026-11-21\"'",
        "12:30, '\"12:30\"'",
        "1.2.6, '\"1.2.6\"'",
        "!!str 1, '\"1\"'",
        "!mine x, '\"x\"'"
    })
    void scalarsFollowTheCoreSchemaOfYaml12(String yaml, String json) {
        assertThat(Reading.yaml("a: " + yaml).clean()).isEqualTo("{\"a\":" + json + "}");
    }

    @Test
    void quotedAndBlockScalarsAreStrings() {
        assertThat(Reading.yaml("a: '1'\nb: \"true\"\nc: |\n  x\n  y\nd: >-\n  x\n  y\n")
                        .clean())
                .isEqualTo("{\"a\":\"1\",\"b\":\"true\",\"c\":\"x\\ny\\n\",\"d\":\"x y\"}");
    }

    @Test
    void aliasesRepeatTheirAnchorAndMergeKeysAddToAMapping() {
        String yaml = """
                base: &base {type: string, title: base}
                more: &more {format: uri, title: more}
                own: {<<: *base, title: own}
                both: {<<: [*base, *more]}
                same: *base
                """;

        assertThat(Reading.yaml(yaml).clean())
                .isEqualTo("{\"base\":{\"type\":\"string\",\"title\":\"base\"},"
                        + "\"more\":{\"format\":\"uri\",\"title\":\"more\"},"
                        + "\"own\":{\"title\":\"own\",\"type\":\"string\"},"
                        + "\"both\":{\"type\":\"string\",\"title\":\"base\",\"format\":\"uri\"},"
                        + "\"same\":{\"type\":\"string\",\"title\":\"base\"}}");
    }

    @Test
    void anAliasThatRepeatsTooMuchIsRefused() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            yaml.append("a" + i + ": &a" + i + " [" + (alias + " , ").repeat(9) + alias + " ]\n");
        }

        assertThat(Reading.yaml(yaml.toString()).problem()).contains("more values than the limit 'nodes' of 5000000");
    }

    @Test
    void aliasesCannotNestDeeperThanTheLimit() {
        StringBuilder yaml = new StringBuilder("a0: &a0 []\n");
        for (int i = 1; i < 300; i++) {
            yaml.append("a" + i + ": &a" + i + " [*a" + (i - 1) + " ]\n");
        }

        assertThat(Reading.yaml(yaml.toString()).problem()).contains("the limit 'depth' of 200 levels");
    }

    @Test
    void anAliasInsideItsOwnAnchorIsRefused() {
        assertThat(Reading.yaml("a: &a [*a ]").problem())
                .contains("test.yaml:1:8: error: The alias *a stands before or inside its anchor.");
    }

    @Test
    void keysThatAreNoStringsAreReadAsTheirText() {
        assertThat(Reading.yaml("200: ok\n1.0: v").clean()).isEqualTo("{\"200\":\"ok\",\"1.0\":\"v\"}");
        assertThat(Reading.yaml("null: x").problem())
                .contains("The key null is null in YAML; it is read as the string \"null\".");
        assertThat(Reading.yaml("? [a]\n: x").problem())
                .contains("A key of a mapping is an array, which JSON does not know.");
    }

    @Test
    void aKeyThatStandsTwiceIsReported() {
        assertThat(Reading.yaml("a: 1\nb: 2\na: 3").problem())
                .startsWith(
                        "test.yaml:3:1: error: The member \"a\" stands twice in the same object, first at test.yaml:1:1;");
    }

    @Test
    void infinityIsNoJson() {
        assertThat(Reading.yaml("a: .inf").problem()).contains("The value .inf does not exist in JSON");
    }

    @Test
    void onlyTheFirstOfSeveralDocumentsIsRead() {
        Reading reading = Reading.yaml("a: 1\n---\nb: 2\n");

        assertThat(reading.problem()).contains("test.yaml:2:1: warning: The file holds more than one YAML document");
        assertThat(String.valueOf(reading.root())).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "a: [",
                "a: b: c",
                "\ta: 1",
                "a: *b",
                "a: \"x",
                "}",
                "%YAML 3.0\n--- a",
                "a: \u0001"
            })
    void whatIsNotYamlIsRefusedWithOneSentence(String text) {
        Reading reading = Reading.yaml(text);

        assertThat(reading.root()).isNull();
        assertThat(reading.problem()).contains("[invalid-yaml]");
    }

    @Test
    void aMillionBracketsAreRefusedAndDoNoHarm() {
        assertThat(Reading.yaml("[".repeat(1_000_000)).problem()).contains("the limit 'depth' of 200 levels");
    }

    @Test
    void aFileWithoutATellingNameIsReadByItsContent() {
        byte[] json = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        byte[] yaml = "a: 1".getBytes(StandardCharsets.UTF_8);

        assertThat(Reading.of("openrpc", json, Limits.DEFAULTS).clean()).isEqualTo("{\"a\":1}");
        assertThat(Reading.of("openrpc", yaml, Limits.DEFAULTS).clean()).isEqualTo("{\"a\":1}");
    }
}
