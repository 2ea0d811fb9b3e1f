package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CheckingReaderTest {
    private static final BigInteger TEN = BigInteger.TEN;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    @Test
    void theOnlyValueThatFitsIsAskedFor() {
        assertHolds("true", in -> in.exactly(in.readBoolean(), true));
        assertFails("false", in -> in.exactly(in.readBoolean(), true), "Expected true at /v, but found false.");
        assertFails("8", in -> in.exactly(in.readInt(), 7), "Expected 7 at /v, but found 8.");
        assertFails("8", in -> in.exactly(in.readLong(), 7L), "Expected 7 at /v, but found 8.");
        assertFails("8", in -> in.exactly(in.readDouble(), 7.5), "Expected 7.5 at /v, but found 8.0.");
        assertFails("8", in -> in.exactly(in.readBigInteger(), BigInteger.TEN), "Expected 10 at /v, but found 8.");
        assertHolds("1.50", in -> in.exactly(in.readBigDecimal(), new BigDecimal("1.5")));
        assertFails("8", in -> in.exactly(in.readBigDecimal(), BigDecimal.ONE), "Expected 1 at /v, but found 8.");
        assertFails("\"y\"", in -> in.exactly(in.readString(), "x"), "Expected \"x\" at /v, but found \"y\".");
    }

    @Test
    void limitsAreInclusiveOrExclusiveForEveryTypeOfNumber() {
        assertHolds("7", in -> in.atLeast(in.readInt(), 7));
        assertFails("6", in -> in.atLeast(in.readInt(), 7), "Expected a number of at least 7 at /v, but found 6.");
        assertFails("6", in -> in.atLeast(in.readLong(), 7L), "Expected a number of at least 7 at /v, but found 6.");
        assertFails(
                "6", in -> in.atLeast(in.readDouble(), 6.5), "Expected a number of at least 6.5 at /v, but found 6.0.");
        assertFails(
                "6",
                in -> in.atLeast(in.readBigInteger(), TEN),
                "Expected a number of at least 10 at /v, but found 6.");
        assertFails(
                "0.4",
                in -> in.atLeast(in.readBigDecimal(), HALF),
                "Expected a number of at least 0.5 at /v, but found 0.4.");

        assertHolds("7", in -> in.atMost(in.readInt(), 7));
        assertFails("8", in -> in.atMost(in.readInt(), 7), "Expected a number of at most 7 at /v, but found 8.");
        assertFails("8", in -> in.atMost(in.readLong(), 7L), "Expected a number of at most 7 at /v, but found 8.");
        assertFails(
                "8", in -> in.atMost(in.readDouble(), 7.5), "Expected a number of at most 7.5 at /v, but found 8.0.");
        assertFails(
                "11",
                in -> in.atMost(in.readBigInteger(), TEN),
                "Expected a number of at most 10 at /v, but found 11.");
        assertFails(
                "1",
                in -> in.atMost(in.readBigDecimal(), HALF),
                "Expected a number of at most 0.5 at /v, but found 1.");

        assertHolds("8", in -> in.moreThan(in.readInt(), 7));
        assertFails("7", in -> in.moreThan(in.readInt(), 7), "Expected a number greater than 7 at /v, but found 7.");
        assertFails("7", in -> in.moreThan(in.readLong(), 7L), "Expected a number greater than 7 at /v, but found 7.");
        assertFails(
                "7",
                in -> in.moreThan(in.readDouble(), 7.0),
                "Expected a number greater than 7.0 at /v, but found 7.0.");
        assertFails(
                "10",
                in -> in.moreThan(in.readBigInteger(), TEN),
                "Expected a number greater than 10 at /v, but found 10.");
        assertFails(
                "0.50",
                in -> in.moreThan(in.readBigDecimal(), HALF),
                "Expected a number greater than 0.5 at /v, but found 0.50.");

        assertHolds("6", in -> in.lessThan(in.readInt(), 7));
        assertFails("7", in -> in.lessThan(in.readInt(), 7), "Expected a number less than 7 at /v, but found 7.");
        assertFails("7", in -> in.lessThan(in.readLong(), 7L), "Expected a number less than 7 at /v, but found 7.");
        assertFails(
                "7", in -> in.lessThan(in.readDouble(), 7.0), "Expected a number less than 7.0 at /v, but found 7.0.");
        assertFails(
                "10",
                in -> in.lessThan(in.readBigInteger(), TEN),
                "Expected a number less than 10 at /v, but found 10.");
        assertFails(
                "0.50",
                in -> in.lessThan(in.readBigDecimal(), HALF),
                "Expected a number less than 0.5 at /v, but found 0.50.");
    }

    @Test
    void multiplesAreTakenAsDecimals() {
        assertHolds("0.07", in -> in.multipleOf(in.readDouble(), 0.01));
        assertHolds("19.99", in -> in.multipleOf(in.readDouble(), 0.01));
        assertFails(
                "0.075",
                in -> in.multipleOf(in.readDouble(), 0.01),
                "Expected a number that is a multiple of 0.01 at /v, but found 0.075.");
        assertHolds("-9", in -> in.multipleOf(in.readInt(), 3));
        assertFails(
                "10",
                in -> in.multipleOf(in.readInt(), 3),
                "Expected a number that is a multiple of 3 at /v, but found 10.");
        assertHolds("30", in -> in.multipleOf(in.readBigInteger(), TEN));
        assertHolds("1e999", in -> in.multipleOf(in.readBigDecimal(), HALF));
        assertThat(Refusals.of(() -> value("31", in -> in.multipleOf(in.readBigInteger(), TEN))))
                .isNotNull();
        assertThat(Refusals.of(() -> value("31", in -> in.multipleOf(in.readLong(), 10L))))
                .isNotNull();
        assertThat(Refusals.of(() -> value("0.7", in -> in.multipleOf(in.readBigDecimal(), HALF))))
                .isNotNull();
    }

    @Test
    void lengthsCountCodePoints() {
        assertHolds("\"\ud83d\ude00\ud83d\ude00\"", in -> in.length(in.readString(), 2, 2));
        assertFails(
                "\"\ud83d\ude00\"",
                in -> in.length(in.readString(), 2, 5),
                "Expected 2 to 5 characters at /v, but found 1 character.");
        assertFails(
                "\"\"",
                in -> in.length(in.readString(), 1, Integer.MAX_VALUE),
                "Expected at least 1 character at /v, but found 0 characters.");
        assertFails(
                "\"abc\"",
                in -> in.length(in.readString(), 0, 2),
                "Expected at most 2 characters at /v, but found 3 characters.");
        assertFails(
                "\"abc\"",
                in -> in.length(in.readString(), 2, 2),
                "Expected exactly 2 characters at /v, but found 3 characters.");
    }

    @Test
    void patternsMatchAnywhereUnlessAnchored() {
        Pattern hex = Pattern.compile("^0x[0-9a-f]+$");

        assertHolds("\"0x1f\"", in -> in.matching(in.readString(), hex));
        assertHolds("\"a0xb\"", in -> in.matching(in.readString(), Pattern.compile("0x")));
        assertFails(
                "\"1f\"",
                in -> in.matching(in.readString(), hex),
                "Expected a string that matches ^0x[0-9a-f]+$ at /v, but found \"1f\".");
        assertFails(
                "\"x\"",
                in -> in.matching(in.readString(), Pattern.compile("^\\d+\\z"), "^\\d+$"),
                "Expected a string that matches ^\\d+$ at /v, but found \"x\".");
    }

    @Test
    void patternsThatBacktrackForEverAreGivenUp() {
        String text = "\"" + "a".repeat(50) + "!\"";
        assertThat(Refusals.of(() -> value(text, in -> in.matching(in.readString(), Pattern.compile("^(a+)+$")))))
                .isNotNull();
        String deep = "\"" + "ab".repeat(200_000) + "\"";
        assertThat(Refusals.of(() -> value(deep, in -> in.matching(in.readString(), Pattern.compile("^(a|b)*$")))))
                .isNotNull();
    }

    @Test
    void collectionsAreCounted() {
        assertHolds("[1,2]", in -> in.size(in.list(Codecs.INT), 2, 2));
        assertFails(
                "[1,[2]]",
                in -> in.size(in.list(Codecs.JSON), 3, Integer.MAX_VALUE),
                "Expected at least 3 elements at /v, but found 2 elements.");
        assertFails(
                "{\"a\":1}",
                in -> in.members(in.map(Codecs.INT), 2, 3),
                "Expected 2 to 3 members at /v, but found 1 member.");
        assertFails(
                "[1,2]",
                in -> in.elements(in.list(Codecs.INT).size(), 0, 1),
                "Expected at most 1 element at /v, but found 2 elements.");
        assertFails(
                "[1,2,1]",
                in -> in.unique(in.list(Codecs.INT)),
                "Expected elements that are all different at /v, but found some that are equal.");
        assertFails(
                "[{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1}]",
                in -> in.unique(in.list(Codecs.JSON)),
                "Expected elements that are all different at /v, but found some that are equal.");
    }

    @Test
    void boxedNumbersNeedNoConversion() {
        JsonCodec<Integer> ints = Codecs.checked(Codecs.INT, (in, value) -> in.multipleOf(in.atLeast(value, 1), 2));
        JsonCodec<Long> longs = Codecs.checked(Codecs.LONG, (in, value) -> in.moreThan(in.atMost(value, 9L), 1L));
        JsonCodec<Double> doubles = Codecs.checked(Codecs.DOUBLE, (in, value) -> in.lessThan(value, 1.0));

        for (JsonCodec<?> codec : List.of(ints, longs, doubles)) {
            JsonReader in = JsonReader.of("1").validating(Checks.FULL);
            assertThat(Refusals.of(() -> codec.read(in))).isNotNull();
        }
    }

    @Test
    void aReaderOfStructureAsksNothing() {
        JsonReader in = JsonReader.of("1");
        assertThat(in.validates()).isFalse();
        assertThat(in.atLeast(1, 2)).isEqualTo(1);
        assertThat(in.atMost(3L, 2L)).isEqualTo(3);
        assertThat(in.moreThan(1.0, 1.0)).isEqualTo(1.0);
        assertThat(in.lessThan(TEN, TEN)).isEqualTo(TEN);
        assertThat(in.multipleOf(HALF, BigDecimal.ONE)).isEqualTo(HALF);
        assertThat(in.length("abc", 0, 1)).isEqualTo("abc");
        assertThat(in.matching("abc", Pattern.compile("x"))).isEqualTo("abc");
        assertThat(in.size(List.of(1), 2, 3)).hasSize(1);
        assertThat(in.unique(List.of(1, 1))).hasSize(2);
        assertThat(in.members(Map.of(), 1, 1)).isEmpty();
    }

    private static void assertHolds(String json, Consumer<JsonReader> check) {
        value(json, check);
    }

    private static void assertFails(String json, Consumer<JsonReader> check, String message) {
        assertThatThrownBy(() -> value(json, check))
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }

    private static void value(String json, Consumer<JsonReader> check) {
        JsonReader in = JsonReader.of("{\"v\":" + json + "}").validating(Checks.FULL);
        in.beginObject();
        in.nextName();
        check.accept(in);
    }
}
