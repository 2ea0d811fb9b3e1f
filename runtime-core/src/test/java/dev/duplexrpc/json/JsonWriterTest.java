package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    private static final JsonNames NAMES = JsonNames.of("id", "na\"me", "caf\u00e9");

    private final JsonWriter out = new JsonWriter();

    @Test
    void commasComeByThemselves() {
        out.beginObject();
        out.member(NAMES, 0).value(1);
        out.member(NAMES, 1).beginArray();
        out.value("a")
                .value(true)
                .nullValue()
                .value(1.5)
                .beginArray()
                .endArray()
                .beginObject()
                .endObject()
                .value(2L);
        out.endArray();
        out.member("free")
                .beginObject()
                .member("x")
                .value("{")
                .member("y")
                .value(":")
                .member("z")
                .value("[")
                .endObject();
        out.member(NAMES, 2).nullValue();
        out.endObject();

        assertThat(out)
                .hasToString("{\"id\":1,\"na\\\"me\":[\"a\",true,null,1.5,[],{},2],"
                        + "\"free\":{\"x\":\"{\",\"y\":\":\",\"z\":\"[\"},\"caf\u00e9\":null}");
    }

    @Test
    void onlyWhatMustBeEscapedIsEscaped() {
        assertThat(Codecs.STRING.toJson("\u0000\u0001\b\t\n\u000b\f\r\u001f \"\\/\u007f\u0080\u2028\u2029<>&'"))
                .isEqualTo("\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\u007f\u0080\u2028\u2029<>&'\"");
    }

    @Test
    void everyLengthOfUtf8IsWritten() {
        String text = "a\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff";
        assertThat(out.value(text).toByteArray()).isEqualTo(("\"" + text + "\"").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void halfASurrogatePairIsReplacedBecauseUtf8CannotCarryIt() {
        assertThat(Codecs.STRING.toJson("a\ud800b\udc00")).isEqualTo("\"a\ufffdb\ufffd\"");
        assertThat(Codecs.STRING.toJson("\ud800")).isEqualTo("\"\ufffd\"");
        assertThat(Codecs.STRING.toJson("\ud800\ud83d\ude00")).isEqualTo("\"\ufffd\ud83d\ude00\"");
    }

    @Test
    void depthHasABoundWhereOneIsSet() {
        out.maxDepth(3).fragment("{".getBytes(StandardCharsets.US_ASCII)).opened(1);
        out.beginArray().beginArray().endArray().beginArray();

        assertThatThrownBy(out::beginObject)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 levels");
        out.endArray().endArray();
        assertThat(out.toString()).isEqualTo("{[[],[]]");
    }

    @Test
    void untypedValuesThatAreDeepMeetTheBoundToo() {
        Json json = Json.EMPTY_OBJECT;
        for (int depth = 1; depth < 127; depth++) {
            json = Json.array(json);
        }
        Json deepest = json;
        Json tooDeep = Json.array(deepest);

        out.maxDepth(128).reset().opened(1).json(deepest);
        assertThatThrownBy(() -> out.reset().opened(1).json(tooDeep)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.reset().opened(2).json(tooDeep.elements().get(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                9,
                10,
                -10,
                99,
                100,
                999_999_999,
                1_000_000_000,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void wholeNumbersAreWrittenAsJavaWritesThem(long number) {
        assertThat(Codecs.LONG.toJson(number)).isEqualTo(Long.toString(number));
        assertThat(Codecs.BIG_INTEGER.toJson(BigInteger.valueOf(number))).isEqualTo(Long.toString(number));
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                1,
                -1,
                0.1,
                -0.1,
                0.5,
                12.5,
                3.75,
                0.001,
                0.00123,
                9.99e-4,
                1e7,
                9999999,
                9999999.5,
                123456.789,
                0.3,
                0.30000000000000004,
                1.0 / 3,
                Math.PI,
                1e21,
                1e-10,
                1e300,
                Double.MAX_VALUE,
                100,
                1234567.1,
                5.05
            })
    void doublesAreWrittenAsJavaWritesThem(double number) {
        assertThat(Codecs.DOUBLE.toJson(number)).isEqualTo(Double.toString(number));
    }

    @Test
    void numbersThatJsonHasNoWordForAreRefused() {
        assertThatThrownBy(() -> out.value(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON has no word for the number NaN.");
        assertThatThrownBy(() -> out.value(Double.NEGATIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void largeNumbersKeepTheirDigits() {
        BigInteger integer = BigInteger.TEN.pow(50).subtract(BigInteger.ONE);
        BigDecimal decimal = new BigDecimal("-1.2300E+50");
        assertThat(Codecs.BIG_INTEGER.toJson(integer)).isEqualTo(integer.toString());
        assertThat(Codecs.BIG_DECIMAL.fromJson(Codecs.BIG_DECIMAL.toJson(decimal)))
                .isEqualTo(decimal);
    }

    @Test
    void collectionsAndOtherMembersAreWrittenInOrder() {
        Map<String, Json> others = new LinkedHashMap<>();
        others.put("z", Json.of(1));
        others.put("a", Json.parse(" [ 1 ] "));
        out.beginObject().otherMembers(others).member("list").list(List.of("x", "y"), Codecs.STRING);
        out.member("null").nullable(null, Codecs.STRING).member("text").nullable("t", Codecs.STRING);
        out.otherMembers(Map.of()).member("map").map(Map.of("k", 1), Codecs.INT).endObject();

        assertThat(out)
                .hasToString(
                        "{\"z\":1,\"a\":[ 1 ],\"list\":[\"x\",\"y\"],\"null\":null,\"text\":\"t\",\"map\":{\"k\":1}}");
    }

    @Test
    void fragmentsBringTheirOwnCommas() {
        out.fragment("{\"jsonrpc\":\"2.0\",\"id\":")
                .value(7)
                .fragment(",\"result\":")
                .list(List.of(1), Codecs.INT);
        out.fragment("}");

        assertThat(out).hasToString("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":[1]}");
    }

    @Test
    void roomIsLeftForAHeaderAndNotTakenForText() {
        out.reset(3);
        out.buffer()[2] = 'x';
        out.beginArray().value(1).endArray();

        assertThat(out.length()).isEqualTo(6);
        assertThat(out).hasToString("[1]");
        assertThat(out.toByteArray()).hasSize(3);
        assertThat(out.buffer()[2]).isEqualTo((byte) 'x');
        assertThat(out.reset().value(2)).hasToString("2");
    }

    @Test
    void theLimitIsMetExactlyWhateverIsWritten() {
        for (Object tree : List.of(
                "plain",
                "caf\u00e9 \ud83d\ude00 \n \u0001",
                -1234567L,
                12.5,
                1e300,
                true,
                List.of(1L, "a"),
                Map.of("k", "v"),
                BigInteger.TEN.pow(30),
                Json.parse("[1]"))) {
            Trees.write(out.limit(1000).reset(2), tree);
            int bytes = out.length() - 2;

            Trees.write(out.limit(bytes).reset(2), tree);
            assertThat(out.length()).isEqualTo(bytes + 2);
            assertThatThrownBy(() -> Trees.write(out.limit(bytes - 1).reset(2), tree))
                    .isInstanceOf(JsonLimitException.class)
                    .hasMessage("The JSON text would be longer than the limit of " + (bytes - 1) + " bytes.");
            assertThat(out.length()).isLessThanOrEqualTo(bytes + 1);
        }
    }

    @Test
    void theLimitIsMetBeforeTheArrayGrows() {
        String long1 = "x".repeat(10_000_000);
        assertThatThrownBy(() -> out.limit(1000).value(long1)).isInstanceOf(JsonLimitException.class);
        assertThat(out.buffer()).hasSizeLessThanOrEqualTo(1000);
    }

    @Test
    void whatWasWrittenCanBeTakenBack() {
        out.limit(20).beginObject().member("a").value(1);
        int length = out.length();
        assertThatThrownBy(() -> out.member("b").value("x".repeat(100))).isInstanceOf(JsonLimitException.class);
        out.truncate(length).member("c").nullValue().endObject();

        assertThat(out).hasToString("{\"a\":1,\"c\":null}");
        assertThatThrownBy(() -> out.truncate(100)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void largeArraysAreNotKept() {
        out.value("x".repeat(1_000_000));
        assertThat(out.reset().buffer()).hasSizeLessThan(1000);
        out.value("x".repeat(10_000));
        assertThat(out.reset().buffer()).hasSizeGreaterThan(10_000);
    }
}
