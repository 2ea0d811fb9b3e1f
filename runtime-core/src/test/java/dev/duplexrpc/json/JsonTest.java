package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1               | 1.0",
                "1               | 10e-1",
                "0               | -0.000e99999999999999999999",
                "1e99999999999999999999 | 10e99999999999999999998",
                "-12.50          | -1.25E1",
                "\"a\"           | \"\\u0061\"",
                "[1,2]           | [ 1.0, 2e0 ]",
                "{\"a\":1,\"b\":2} | { \"b\": 2, \"a\": 1 }",
                "{\"a\":1}       | {\"a\":2,\"a\":1}",
                "{\"a\":[{\"b\":null}]} | {\"\\u0061\":[ {\"b\":null} ]}",
            })
    void valuesOfOneMeaningAreEqual(String one, String other) {
        assertThat(Json.parse(one)).isEqualTo(Json.parse(other)).hasSameHashCodeAs(Json.parse(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1        | 2",
                "1        | -1",
                "1        | 1e1",
                "1e99999999999999999999 | 1e99999999999999999998",
                "1        | \"1\"",
                "\"a\"    | \"A\"",
                "true     | false",
                "null     | false",
                "[]       | {}",
                "[1,2]    | [2,1]",
                "[1]      | [1,1]",
                "{\"a\":1} | {\"a\":2}",
                "{\"a\":1} | {\"b\":1}",
                "{\"a\":1} | {\"a\":1,\"b\":null}",
            })
    void valuesOfDifferentMeaningsAreNot(String one, String other) {
        assertThat(Json.parse(one)).isNotEqualTo(Json.parse(other));
    }

    @Test
    void theTextStaysAsItWasRead() {
        assertThat(Json.parse(" { \"a\" : 1.50 } ")).hasToString("{ \"a\" : 1.50 }");
        assertThat(Codecs.JSON.toJson(Json.parse("[ 1e0 ]"))).isEqualTo("[ 1e0 ]");
    }

    @Test
    void partsAreReachedByNameAndIndex() {
        Json json = Json.parse("{\"pets\":[{\"name\":\"Fido\"},{\"name\":\"Rex\"}],\"none\":null}");

        assertThat(json.kind()).isEqualTo(JsonKind.OBJECT);
        assertThat(json.size()).isEqualTo(2);
        assertThat(json.get("pets").size()).isEqualTo(2);
        assertThat(json.get("pets").get(1).get("name").asString()).isEqualTo("Rex");
        assertThat(json.get("pets").get(1)).hasToString("{\"name\":\"Rex\"}");
        assertThat(json.get("none").isNull()).isTrue();
        assertThat(json.get("other")).isNull();
        assertThat(json.get("pets").get("name")).isNull();
        assertThat(json.members().keySet()).containsExactly("pets", "none");
        assertThatThrownBy(() -> json.get(0)).hasMessage("Expected an array, but found an object.");
        assertThatThrownBy(() -> json.get("pets").get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void scalarsAreTakenAsWhatTheyAre() {
        assertThat(Json.parse("1e2").asInt()).isEqualTo(100);
        assertThat(Json.parse("9007199254740993").asLong()).isEqualTo(9007199254740993L);
        assertThat(Json.parse("1.5").asDouble()).isEqualTo(1.5);
        assertThat(Json.parse("1.50").asBigDecimal()).isEqualTo(new BigDecimal("1.50"));
        assertThat(Json.parse("18446744073709551615").asBigInteger()).isEqualTo(new BigInteger("18446744073709551615"));
        assertThat(Json.TRUE.asBoolean()).isTrue();
        assertThatThrownBy(() -> Json.TRUE.asString()).hasMessage("Expected a string, but found true.");
    }

    @Test
    void valuesAreMadeOfJavaValues() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("b", Json.array(Json.of(1), Json.of(1.5), Json.of("x"), Json.of(true), Json.NULL));
        members.put("a", Json.array(List.of(Json.of(BigInteger.TEN), Json.of(new BigDecimal("1.10")))));

        assertThat(Json.object(members)).hasToString("{\"b\":[1,1.5,\"x\",true,null],\"a\":[10,1.10]}");
        assertThat(Json.object(Map.of())).isEqualTo(Json.EMPTY_OBJECT);
        assertThat(Json.from(Codecs.list(Codecs.INT), List.of(1, 2)).as(Codecs.list(Codecs.LONG)))
                .containsExactly(1L, 2L);
    }

    @Test
    void whatIsMadeIsJsonWhateverTheCodecDoes() {
        JsonCodec<String> broken = new JsonCodec<>() {
            @Override
            public String read(JsonReader in) {
                return in.readString();
            }

            @Override
            public void write(JsonWriter out, String value) {
                out.beginObject().value(value);
            }
        };
        assertThatThrownBy(() -> Json.from(broken, "x")).isInstanceOf(JsonException.class);
        assertThat(Json.of("\ud800")).isEqualTo(Json.of("\ufffd"));
    }

    @Test
    void depthHasAnEnd() {
        Json json = Json.EMPTY_OBJECT;
        for (int depth = 1; depth < Json.MAX_DEPTH; depth++) {
            json = Json.array(json);
        }
        Json deepest = json;
        assertThat(deepest).isEqualTo(untidy(deepest)).hasSameHashCodeAs(untidy(deepest));
        assertThatThrownBy(() -> Json.array(deepest)).isInstanceOf(JsonException.class);
    }

    private static Json untidy(Json json) {
        return JsonReader.of(json.toString().replace("{}", "{ }"))
                .maxDepth(Json.MAX_DEPTH)
                .readJson();
    }
}
