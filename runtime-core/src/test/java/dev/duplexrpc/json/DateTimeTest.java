package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-01T00:00:00Z",
                "2020-02-29T23:59:59.123Z",
                "2020-01-01T00:00:00.000001Z",
                "2020-01-01T00:00:00.0000001Z",
                "2020-01-01T00:00:00.1234567Z",
                "2020-01-01T00:00:00.000000001Z",
                "2020-01-01T00:00:00.120+02:00",
                "1985-04-12T23:20:50.520-08:30",
                "0000-01-01T00:00:00+18:00",
                "9999-12-31T23:59:59.999999999-18:00"
            })
    void mostAreWrittenAsTheyWereRead(String text) {
        assertThat(Codecs.OFFSET_DATE_TIME.toJson(read(text))).isEqualTo("\"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T00:00:00.000Z, 2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00.5Z, 2020-01-01T00:00:00.500Z",
        "2020-01-01T00:00:00.1234Z, 2020-01-01T00:00:00.123400Z",
        "2020-01-01T00:00:00.12345678Z, 2020-01-01T00:00:00.123456780Z",
        "2020-01-01T00:00:00.00000000000000Z, 2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00.123456789123Z, 2020-01-01T00:00:00.123456789Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "2017-01-01T00:59:60.500+01:00, 2017-01-01T00:59:59.500+01:00",
        "2020-01-01t00:00:00z, 2020-01-01T00:00:00Z",
        "2020-01-01 00:00:00Z, 2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00+00:00, 2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00-00:00, 2020-01-01T00:00:00Z"
    })
    void theRestIsEqualUnderTheCodec(String text, String written) {
        assertThat(Codecs.OFFSET_DATE_TIME.toJson(read(text))).isEqualTo("\"" + written + "\"");
        assertThat(read(written)).isEqualTo(read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2020-01-01",
                "2020-01-01T00:00:00",
                "2020-01-01T00:00Z",
                "2020-1-01T00:00:00Z",
                "2020-13-01T00:00:00Z",
                "2021-02-29T00:00:00Z",
                "2020-01-01T24:00:00Z",
                "2020-01-01T00:60:00Z",
                "2016-12-31T22:59:60Z",
                "2016-12-31T23:59:61Z",
                "2020-01-01T00:00:00.Z",
                "2020-01-01T00:00:00,5Z",
                "2020-01-01T00:00:00.5",
                "2020-01-01T00:00:00+1:00",
                "2020-01-01T00:00:00+0100",
                "2020-01-01T00:00:00+19:00",
                "2020-01-01T00:00:00+01:60",
                "2020-01-01T00:00:00*01:00",
                "2020-01-01T00:00:00ZZ",
                "2020-01-01T00:00:00Z[UTC]",
                "+2020-01-01T00:00:00Z",
                "-020-01-01T00:00:00Z",
                "2020-01-01T0a:00:00Z",
                "\u0662020-01-01T00:00:00Z"
            })
    void whatIsNoDateTimeIsRefused(String text) {
        assertThat(Refusals.of(() -> read(text))).isNotNull();
    }

    @Test
    void whatRfc3339CannotSayIsNotWritten() {
        assertThatThrownBy(() ->
                        Codecs.OFFSET_DATE_TIME.toJson(OffsetDateTime.of(10000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Codecs.OFFSET_DATE_TIME.toJson(
                        OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.ofTotalSeconds(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(seed = "1")
    void everyInstantSurvives(@ForAll("instants") OffsetDateTime value) {
        assertThat(Codecs.OFFSET_DATE_TIME.fromJson(Codecs.OFFSET_DATE_TIME.toJson(value)))
                .isEqualTo(value);
        assertThat(OffsetDateTime.parse(Codecs.STRING.fromJson(Codecs.OFFSET_DATE_TIME.toJson(value))))
                .isEqualTo(value);
    }

    @Provide
    Arbitrary<OffsetDateTime> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(-62_135_500_000L, 253_402_200_000L),
                        Arbitraries.integers().between(0, 999_999_999),
                        Arbitraries.integers().between(-18 * 60, 18 * 60))
                .as((second, nano, offset) -> OffsetDateTime.ofInstant(
                        Instant.ofEpochSecond(second, nano), ZoneOffset.ofTotalSeconds(offset * 60)));
    }

    private static OffsetDateTime read(String text) {
        return Codecs.OFFSET_DATE_TIME.fromJson("\"" + text + "\"");
    }
}
