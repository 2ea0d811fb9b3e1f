package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final JsonNames NAMES = JsonNames.of("id", "name", "tag");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "7, 7",
        "1.0, 1",
        "1e3, 1000",
        "1.5e1, 15",
        "1000e-3, 1",
        "0e999999999999, 0",
        "2147483647, 2147483647",
        "-2147483648, -2147483648",
        "2147483647.000, 2147483647"
    })
    void wholeNumbersAreIntegersHoweverTheyAreWritten(String json, int value) {
        assertThat(JsonReader.of(json).readInt()).isEqualTo(value);
        assertThat(JsonReader.of(json).readLong()).isEqualTo(value);
        assertThat(JsonReader.of(json).readBigInteger()).isEqualTo(BigInteger.valueOf(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e-1", "0.1", "-2.000001"})
    void fractionsAreNoIntegers(String json) {
        assertThatThrownBy(() -> JsonReader.of(json).readInt())
                .hasMessage("Expected an integer, but found the number " + json + ".");
        assertThatThrownBy(() -> JsonReader.of(json).readBigInteger()).hasMessageStartingWith("Expected an integer");
    }

    @Test
    void numbersBeyondTheRangeAreRefusedWithTheRange() {
        assertThat(JsonReader.of("9223372036854775807").readLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(JsonReader.of("-9223372036854775808").readLong()).isEqualTo(Long.MIN_VALUE);
        assertThatThrownBy(() -> JsonReader.of("9223372036854775808").readLong())
                .hasMessage("Expected an integer from -9223372036854775808 to 9223372036854775807,"
                        + " but found the number 9223372036854775808.");
        assertThatThrownBy(() -> JsonReader.of("1e300").readLong()).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> JsonReader.of("2147483648").readInt())
                .hasMessage("Expected an integer from -2147483648 to 2147483647, but found the number 2147483648.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "-1.5",
                "3.14159",
                "1e10",
                "1E-10",
                "4.9e-324",
                "1.7976931348623157e308",
                "1e-400",
                "0.1",
                "123456789012345678",
                "1234567890123456789012",
                "9007199254740993",
                "0.30000000000000004",
                "1.00000000000000000000000000000000000000000001",
                "2.2250738585072011e-308",
                "-12345.6789",
                "00.5e1"
            })
    void doublesAreTheNearestOnes(String json) {
        String number = json.replace("00.5", "0.5");
        assertThat(JsonReader.of(number).readDouble()).isEqualTo(Double.parseDouble(number));
    }

    @Test
    void doublesBeyondTheRangeAreRefused() {
        assertThatThrownBy(() -> JsonReader.of("1e400").readDouble())
                .hasMessage("Expected a number between -1.8e308 and 1.8e308, but found the number 1e400.");
    }

    @Test
    void decimalsKeepTheirDigits() {
        assertThat(JsonReader.of("1.50").readBigDecimal()).isEqualTo(new BigDecimal("1.50"));
        assertThat(JsonReader.of("1e3").readBigDecimal()).isEqualTo(new BigDecimal("1e3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e1001",
                "1e-1001",
                "1e999999999",
                "-1e2147483648",
                "1e-99999999999999999999",
                "1e0000000000000000001001"
            })
    void exponentsThatWouldFillTheMemoryAreRefused(String json) {
        assertThatThrownBy(() -> JsonReader.of(json).readBigDecimal()).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> JsonReader.of(json).readBigInteger()).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> JsonReader.of(json).readLong()).isInstanceOf(JsonException.class);
    }

    @Test
    void exponentsUpToTheLimitAreTaken() {
        assertThat(JsonReader.of("1e1000").readBigInteger()).isEqualTo(BigInteger.TEN.pow(1000));
        assertThat(JsonReader.of("1e-1000").readBigDecimal()).isEqualTo(new BigDecimal("1e-1000"));
        assertThat(JsonReader.of("1e000000000000000002").readBigInteger()).isEqualTo(100);
    }

    @Test
    void stringsOfAllKindsAreDecoded() {
        assertThat(JsonReader.of("\"\"").readString()).isEmpty();
        assertThat(JsonReader.of("\"plain\"").readString()).isEqualTo("plain");
        assertThat(JsonReader.of("\"caf\u00e9 \u20ac \ud83d\ude00\"").readString())
                .isEqualTo("caf\u00e9 \u20ac \ud83d\ude00");
        assertThat(JsonReader.of("\"\\u0063af\\u00e9 \u20ac \\uD83d\\ude00 \ud83d\ude00\\n\"")
                        .readString())
                .isEqualTo("caf\u00e9 \u20ac \ud83d\ude00 \ud83d\ude00\n");
        assertThat(JsonReader.of("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"").readString()).isEqualTo("\"\\/\b\f\n\r\t");
    }

    @Test
    void membersComeByIndexInAnyOrder() {
        JsonReader in = JsonReader.of("{\"id\":1,\"tag\":\"t\",\"extra\":[{}],\"name\":\"n\"}");

        in.beginObject();
        assertThat(in.nextMember(NAMES)).isEqualTo(0);
        assertThat(in.readInt()).isEqualTo(1);
        assertThat(in.nextMember(NAMES)).isEqualTo(2);
        assertThat(in.memberName()).isEqualTo("tag");
        assertThat(in.readString()).isEqualTo("t");
        assertThat(in.nextMember(NAMES)).isEqualTo(JsonNames.UNKNOWN);
        assertThat(in.memberName()).isEqualTo("extra");
        in.skip();
        assertThat(in.nextMember(NAMES)).isEqualTo(1);
        assertThat(in.readString()).isEqualTo("n");
        assertThat(in.nextMember(NAMES)).isEqualTo(JsonNames.END);
        in.end();
    }

    @Test
    void namesWithEscapesAreTheSameNames() {
        JsonReader in = JsonReader.of("{\"\\u0069d\" : 1, \"n\\u0061me\":2}");

        in.beginObject();
        assertThat(in.nextMember(NAMES)).isEqualTo(0);
        in.skip();
        assertThat(in.nextMember(NAMES)).isEqualTo(1);
        assertThat(in.memberName()).isEqualTo("name");
    }

    @Test
    void aValueThatWasNotReadIsNoticed() {
        JsonReader object = JsonReader.of("{\"id\":1,\"name\":2}");
        object.beginObject();
        object.nextMember(NAMES);
        assertThatThrownBy(() -> object.nextMember(NAMES)).isInstanceOf(JsonException.class);

        JsonReader array = JsonReader.of("[1,2]");
        array.beginArray();
        array.nextElement();
        assertThatThrownBy(array::nextElement).isInstanceOf(JsonException.class);
    }

    @Test
    void listsAndMapsKeepTheirOrderAndCannotBeModified() {
        List<String> list = JsonReader.of("[\"c\",\"a\",\"b\"]").list(Codecs.STRING);
        Map<String, Integer> map = JsonReader.of("{\"c\":1,\"a\":2,\"b\":3}").map(Codecs.INT);

        assertThat(list).containsExactly("c", "a", "b");
        assertThat(map.keySet()).containsExactly("c", "a", "b");
        assertThatThrownBy(() -> list.add("d")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.put("d", 4)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.entrySet().iterator().next().setValue(4))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void listsOfEveryLengthMayHoldNulls() {
        for (int length = 0; length < 5; length++) {
            String json = "[" + "null,".repeat(length) + "1]";
            List<Integer> list = JsonReader.of(json).list(Codecs.nullable(Codecs.INT));
            assertThat(list).hasSize(length + 1).endsWith(1);
            assertThat(list.subList(0, length)).allMatch(element -> element == null);
        }
    }

    @Test
    void nullIsTriedSkippedOrRefused() {
        assertThat(JsonReader.of(" null").tryNull()).isTrue();
        assertThat(JsonReader.of("1").tryNull()).isFalse();
        assertThat(JsonReader.of("null").skipNull()).isTrue();
        assertThatThrownBy(() -> JsonReader.of("null").validating(Checks.FULL).skipNull())
                .hasMessage("Expected a value other than null, but found null.");
        assertThatThrownBy(() -> JsonReader.of("0").readNull()).hasMessage("Expected null, but found the number 0.");
    }

    @Test
    void aMarkLeadsBackHoweverDeepTheReaderHasGone() {
        JsonReader in = JsonReader.of("{\"a\": [ {\"id\":[1,2]}, 3]}").maxDepth(4);

        in.beginObject();
        in.nextName();
        in.beginArray();
        in.nextElement();
        for (int times = 0; times < 100; times++) {
            int mark = in.mark();
            in.beginObject();
            in.nextMember(NAMES);
            in.beginArray();
            in.nextElement();
            in.rewind(mark);
        }
        in.skip();
        assertThat(in.nextElement()).isTrue();
        assertThat(in.readInt()).isEqualTo(3);
        assertThat(in.nextElement()).isFalse();
        assertThat(in.nextName()).isNull();
        in.end();
    }

    @Test
    void aReaderIsUsedAgainAfterAFailure() {
        JsonReader in = new JsonReader().maxDepth(3);
        byte[] bad = "[[[[".getBytes(StandardCharsets.US_ASCII);
        byte[] good = "xx[[[1]]]xx".getBytes(StandardCharsets.US_ASCII);

        for (int times = 0; times < 3; times++) {
            assertThat(Refusals.of(() -> in.reset(bad, 0, bad.length).skip())).isNotNull();
            in.reset(good, 2, 9);
            assertThat(in.readJson()).hasToString("[[[1]]]");
            in.end();
        }
    }

    @Test
    void theDepthIsLimitedForPullingAndSkipping() {
        JsonReader in = JsonReader.of("[[{}]]").maxDepth(2);
        assertThatThrownBy(in::skip).hasMessage("The text at /0/0 is nested deeper than the limit of 2 levels.");

        JsonReader pulled = JsonReader.of("[[]]").maxDepth(1);
        pulled.beginArray();
        pulled.nextElement();
        assertThatThrownBy(pulled::beginArray)
                .hasMessage("The text at /0 is nested deeper than the limit of 1 levels.");
        assertThatThrownBy(() -> in.maxDepth(1001)).isInstanceOf(IllegalArgumentException.class);
        assertThat(JsonReader.of("[".repeat(1000) + "]".repeat(1000))
                        .maxDepth(1000)
                        .readJson()
                        .kind())
                .isEqualTo(JsonKind.ARRAY);
    }

    @Test
    void stringsOfAFixedSetAreRecognisedWithoutMoving() {
        JsonReader in = JsonReader.of("[\"name\",\"other\",7]");
        in.beginArray();
        in.nextElement();
        assertThat(in.tryString(NAMES)).isEqualTo(1);
        in.nextElement();
        assertThat(in.tryString(NAMES)).isEqualTo(JsonNames.UNKNOWN);
        assertThat(in.readString()).isEqualTo("other");
        in.nextElement();
        assertThat(in.tryString(NAMES)).isEqualTo(JsonNames.UNKNOWN);
        assertThat(in.readInt()).isEqualTo(7);
    }

    @Test
    void unknownMembersAreKeptOrRefused() {
        JsonReader in = JsonReader.of("{\"x\":[1, 2],\"id\":1,\"y\":null}");
        in.beginObject();
        Map<String, Json> kept = null;
        for (int member = in.nextMember(NAMES); member != JsonNames.END; member = in.nextMember(NAMES)) {
            if (member == 0) {
                in.skip();
            } else {
                kept = in.keepMember(kept);
            }
        }
        assertThat(kept).containsExactly(Map.entry("x", Json.parse("[1,2]")), Map.entry("y", Json.NULL));

        JsonReader lenient = JsonReader.of("{\"x\":[1, 2]}");
        lenient.beginObject();
        lenient.nextMember(NAMES);
        lenient.refuseMember();
        assertThat(lenient.nextMember(NAMES)).isEqualTo(JsonNames.END);

        JsonReader strict = JsonReader.of("{\"x\":[1, 2]}").validating(Checks.FULL);
        strict.beginObject();
        strict.nextMember(NAMES);
        assertThatThrownBy(strict::refuseMember).hasMessage("The member \"x\" at /x is not known and not allowed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"n\",\"id\":7}", "[7,\"n\"]", " [ 7 , \"n\" ]", "[7,\"n\",null]"})
    void parametersComeByNameOrByPosition(String json) {
        JsonReader in = JsonReader.of(json).validating(Checks.FULL);
        int id = 0;
        String name = null;
        in.beginParams();
        for (int member = in.nextParam(NAMES); member != JsonNames.END; member = in.nextParam(NAMES)) {
            switch (member) {
                case 0 -> id = in.readInt();
                case 1 -> name = in.absentParam() ? null : in.readString();
                case 2 -> assertThat(in.absentParam()).isTrue();
                default -> in.refuseMember();
            }
        }
        in.end();
        assertThat(id).isEqualTo(7);
        assertThat(name).isEqualTo("n");
    }

    @Test
    void tooManyParametersAreRefusedOrSkipped() {
        JsonNames one = JsonNames.of("id");
        JsonReader strict = JsonReader.of("[1, 2]").validating(Checks.FULL);
        strict.beginParams();
        strict.nextParam(one);
        strict.skip();
        assertThat(strict.nextParam(one)).isEqualTo(JsonNames.UNKNOWN);
        assertThatThrownBy(strict::refuseMember).hasMessage("The parameter at /1 is one too many.");

        JsonReader lenient = JsonReader.of("[1, 2]");
        lenient.beginParams();
        lenient.nextParam(one);
        lenient.skip();
        lenient.nextParam(one);
        lenient.refuseMember();
        assertThat(lenient.nextParam(one)).isEqualTo(JsonNames.END);
    }

    @Test
    void byNameNullIsNoAbsentParameterToAReaderThatValidates() {
        JsonReader in = JsonReader.of("{\"id\":null}").validating(Checks.FULL);
        in.beginParams();
        in.nextParam(NAMES);
        assertThatThrownBy(in::absentParam).hasMessage("Expected a value other than null at /id, but found null.");
    }

    @Test
    void textsWithHalfASurrogatePairAreNoTexts() {
        assertThatThrownBy(() -> JsonReader.of("\"\ud800\"")).isInstanceOf(JsonException.class);
    }
}
