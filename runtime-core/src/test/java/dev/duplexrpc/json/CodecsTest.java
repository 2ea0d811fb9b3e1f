package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecsTest {
    @Test
    void wholeTextsAreReadAndNothingMayFollow() {
        assertThat(Codecs.INT.fromJson(" 1 ")).isEqualTo(1);
        assertThat(Codecs.INT.fromJson("1".getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
        assertThatThrownBy(() -> Codecs.INT.fromJson("1 2"))
                .hasMessage("Expected the end of the text, but found the number 2.");
    }

    @Test
    void scalarsSurviveARoundTrip() {
        assertThat(Codecs.BOOLEAN.fromJson(Codecs.BOOLEAN.toJson(true))).isTrue();
        assertThat(Codecs.STRING.fromJson(Codecs.STRING.toJson("a"))).isEqualTo("a");
        assertThat(Codecs.LONG.fromJson(Codecs.LONG.toJson(-1L))).isEqualTo(-1L);
        assertThat(Codecs.JSON.fromJson("{\"a\":1}")).isEqualTo(Json.parse("{\"a\":1.0}"));
    }

    @Test
    void collectionsOfCollectionsSurviveARoundTrip() {
        JsonCodec<Map<String, List<Set<Integer>>>> codec = Codecs.map(Codecs.list(Codecs.set(Codecs.INT)));
        String json = "{\"b\":[[3,1,2],[]],\"a\":[]}";

        assertThat(codec.toJson(codec.fromJson(json))).isEqualTo(json);
    }

    @Test
    void setsRefuseEqualElementsOnlyWhenTheyValidate() {
        JsonCodec<Set<Integer>> codec = Codecs.set(Codecs.INT);

        assertThat(codec.fromJson("[2,1,2]")).containsExactly(2, 1);
        assertThatThrownBy(() -> codec.read(JsonReader.of("[2,1,2]").validating(Checks.FULL)))
                .hasMessage("The number 2 at /2 stands in the array twice.");
        assertThatThrownBy(() -> codec.fromJson("[]").add(1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void typesOfOnesOwnAreCarriedAsValuesOfOthers() {
        JsonCodec<Instant> millis =
                Codecs.converted(Codecs.LONG, "milliseconds", Instant::ofEpochMilli, Instant::toEpochMilli);
        JsonCodec<List<Year>> years =
                Codecs.list(Codecs.converted(Codecs.STRING, "a year such as 2026", Year::parse, Year::toString));

        assertThat(millis.fromJson("1500")).isEqualTo(Instant.ofEpochSecond(1, 500_000_000));
        assertThat(millis.toJson(Instant.EPOCH)).isEqualTo("0");
        assertThat(years.toJson(years.fromJson("[\"2026\",\"1999\"]"))).isEqualTo("[\"2026\",\"1999\"]");
        assertThatThrownBy(() -> years.fromJson("[\"2026\",\"soon\"]"))
                .hasMessage("Expected a year such as 2026 at /1, but found the string \"soon\".");
    }

    @Test
    void aConvertedTextThatIsNoJsonIsRefusedWhereItStands() {
        JsonCodec<List<Json>> texts =
                Codecs.list(Codecs.converted(Codecs.STRING, "JSON in a text", Json::parse, Json::toString));

        assertThatThrownBy(() -> texts.read(JsonReader.of("[\"[1]\",\"{]\"]")))
                .isInstanceOfSatisfying(
                        JsonException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo("/1"))
                .hasMessageContaining("JSON in a text");
    }

    @Test
    void nullIsTakenWhereItIsAllowed() {
        JsonCodec<List<String>> codec = Codecs.list(Codecs.nullable(Codecs.STRING));

        assertThat(codec.fromJson("[null,\"a\",null]")).containsExactly(null, "a", null);
        assertThat(codec.toJson(Arrays.asList(null, "a"))).isEqualTo("[null,\"a\"]");
        assertThatThrownBy(() -> Codecs.list(Codecs.STRING).fromJson("[null]"))
                .hasMessage("Expected a string at /0, but found null.");
    }

    @Test
    void checkedCodecsCheckWhatTheyRead() {
        JsonCodec<List<Integer>> codec = Codecs.list(Codecs.checked(Codecs.INT, (in, value) -> in.atLeast(value, 1)));

        assertThat(codec.fromJson("[0]")).containsExactly(0);
        assertThatThrownBy(() -> codec.read(JsonReader.of("[1,0]").validating(Checks.FULL)))
                .hasMessage("Expected a number of at least 1 at /1, but found 0.");
        assertThat(codec.toJson(List.of(5))).isEqualTo("[5]");
    }

    @Test
    void datesAreWrittenAsTheyWereRead() {
        assertThat(Codecs.LOCAL_DATE.fromJson("\"2024-02-29\"")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(Codecs.LOCAL_DATE.toJson(LocalDate.of(33, 4, 3))).isEqualTo("\"0033-04-03\"");
        for (String bad : List.of("2023-02-29", "2024-2-29", "20240229", "+12024-02-29", "2024-02-29T", "")) {
            assertThat(Refusals.of(() -> Codecs.LOCAL_DATE.fromJson("\"" + bad + "\"")))
                    .as(bad)
                    .isNotNull();
        }
        assertThatThrownBy(() -> Codecs.LOCAL_DATE.toJson(LocalDate.of(12024, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void durationsHoldWhatHasAFixedLength() {
        assertThat(Codecs.DURATION.fromJson("\"PT1H30M\"")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Codecs.DURATION.toJson(Codecs.DURATION.fromJson("\"P1DT0.5S\"")))
                .isEqualTo("\"PT24H0.5S\"");
        assertThat(Codecs.DURATION.fromJson("\"P2W\"")).isEqualTo(Duration.ofDays(14));
        assertThatThrownBy(() -> Codecs.DURATION.fromJson("\"P9223372036854775807W\""))
                .hasMessageStartingWith("Expected a duration such as PT1H30M");
        assertThatThrownBy(() -> Codecs.DURATION.fromJson("\"P1Y\""))
                .hasMessage("Expected a duration such as PT1H30M, but found the string \"P1Y\".");
    }

    @Test
    void uuidsHaveAllTheirCharacters() {
        UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        assertThat(Codecs.UUID.fromJson("\"123E4567-E89B-12D3-A456-426614174000\""))
                .isEqualTo(uuid);
        assertThat(Codecs.UUID.toJson(uuid)).isEqualTo("\"123e4567-e89b-12d3-a456-426614174000\"");
        for (String bad : List.of(
                "1-1-1-1-1",
                "123e4567e89b12d3a456426614174000",
                "123e4567-e89b-12d3-a456-42661417400g",
                "",
                "123e45678-e89-12d3-a456-426614174000",
                "123e4567-e89b-12d3-a456-4266141740-0")) {
            assertThat(Refusals.of(() -> Codecs.UUID.fromJson("\"" + bad + "\"")))
                    .as(bad)
                    .isNotNull();
        }
    }

    @Test
    void urisAreWrittenAsTheyWereRead() {
        for (String uri : List.of("http://h/%7Ea?q=%C3%A9#f", "urn:x:y", "../a", "HTTP://H:80/")) {
            assertThat(Codecs.URI.toJson(Codecs.URI.fromJson("\"" + uri + "\"")))
                    .isEqualTo("\"" + uri + "\"");
        }
        assertThat(Codecs.URI.fromJson("\"urn:x:y\"")).isEqualTo(URI.create("urn:x:y"));
        assertThat(Refusals.of(() -> Codecs.URI.fromJson("\"a b\"")))
                .hasMessage("Expected a URI, but found the string \"a b\".");
    }

    @Test
    void bytesTravelInBase64() {
        Base64Bytes bytes = Base64Bytes.of(new byte[] {0, 1, -1});
        assertThat(Codecs.BYTES.toJson(bytes)).isEqualTo("\"AAH/\"");
        assertThat(Codecs.BYTES.fromJson("\"AAH/\"")).isEqualTo(bytes).hasSameHashCodeAs(bytes);
        for (String spelling : List.of("", "QQ", "QQ==", "QR==", "QUI", "AAH/", "AAH/QQ")) {
            assertThat(Codecs.BYTES.toJson(Codecs.BYTES.fromJson("\"" + spelling + "\"")))
                    .isEqualTo("\"" + spelling + "\"");
        }
        assertThat(Codecs.BYTES.fromJson("\"QQ\"")).isEqualTo(Base64Bytes.of(new byte[] {65}));
        for (String bad : List.of("A", "AAH_", "AA H", "====", "QQ=")) {
            assertThat(Refusals.of(() -> Codecs.BYTES.fromJson("\"" + bad + "\"")))
                    .as(bad)
                    .isNotNull();
        }
    }

    @Test
    void bytesCannotBeChangedFromOutside() {
        byte[] array = {1, 2};
        Base64Bytes bytes = Base64Bytes.of(array);
        array[0] = 9;
        bytes.toByteArray()[1] = 9;

        assertThat(bytes.toByteArray()).containsExactly(1, 2);
        assertThat(bytes.size()).isEqualTo(2);
    }

    @Test
    void hexadecimalNumbersAreWrittenTheShortWay() {
        assertThat(Codecs.HEX_LONG.fromJson("\"0x0\"")).isZero();
        assertThat(Codecs.HEX_LONG.fromJson("\"0x7fffffffffffffff\"")).isEqualTo(Long.MAX_VALUE);
        assertThat(Codecs.HEX_LONG.toJson(255L)).isEqualTo("\"0xff\"");
        assertThat(Codecs.HEX_LONG.toJson(Codecs.HEX_LONG.fromJson("\"0x00FF\"")))
                .isEqualTo("\"0xff\"");
        String word = "\"0x" + "f".repeat(64) + "\"";
        assertThat(Codecs.HEX_BIG_INTEGER.toJson(Codecs.HEX_BIG_INTEGER.fromJson(word)))
                .isEqualTo(word);
        assertThat(Codecs.HEX_BIG_INTEGER.fromJson("\"0x10\"")).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0x", "1f", "0X1f", "0x-1", "0x+1", "0x1g", "0x 1", "-0x1", "0x\u0661", "0x8000000000000000"
            })
    void whatIsNoHexadecimalNumberIsRefused(String text) {
        assertThat(Refusals.of(() -> Codecs.HEX_LONG.fromJson("\"" + text + "\"")))
                .isNotNull();
    }

    @Test
    void negativeNumbersHaveNoHexadecimalForm() {
        assertThatThrownBy(() -> Codecs.HEX_LONG.toJson(-1L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Codecs.HEX_BIG_INTEGER.toJson(BigInteger.ONE.negate()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Refusals.of(() -> Codecs.HEX_BIG_INTEGER.fromJson("\"0x" + "f".repeat(1001) + "\"")))
                .isNotNull();
    }
}
