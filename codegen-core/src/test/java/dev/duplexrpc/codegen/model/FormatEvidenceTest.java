package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.model.Type.TextFormat;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generator believes a format where the runtime reads the examples, and nowhere else. */
class FormatEvidenceTest {
    @ParameterizedTest
    @CsvSource({
        "DATE_TIME, 2024-01-02T03:04:05Z, true",
        "DATE_TIME, 2024-01-02t03:04:05z, true",
        "DATE_TIME, 2024-01-02 03:04:05+01:00, true",
        "DATE_TIME, 2024-01-02T03:04Z, false",
        "DATE_TIME, 2024-01-02T03:04:05, false",
        "DATE_TIME, 2024-01-02T03:04:05+01, false",
        "DATE_TIME, 2024-01-02T03:04:05.Z, false",
        "DATE_TIME, 2024-01-02T03:04:05.123456789012Z, true",
        "DATE_TIME, 2024-01-02T24:00:00Z, false",
        "DATE_TIME, 2016-12-31T23:59:60Z, true",
        "DATE_TIME, 2017-01-01T00:59:60+01:00, true",
        "DATE_TIME, 2016-12-31T22:59:60Z, false",
        "DATE_TIME, 2024-02-30T00:00:00Z, false",
        "DATE_TIME, 2024-01-02T03:04:05-00:00, true",
        "DATE_TIME, 2024-01-02T03:04:05+19:00, false",
        "DATE_TIME, 2024-01-02T03:04:05+01:60, false",
        "DATE_TIME, yesterday, false",
        "DATE, 2024-02-29, true",
        "DATE, 2023-02-29, false",
        "DATE, +12024-02-29, false",
        "DATE, -2024-02-29, false",
        "DURATION, PT1H30M, true",
        "DURATION, P2W, true",
        "DURATION, P1Y, false",
        "DURATION, PW, false",
        "DURATION, P99999999999999999999W, false",
        "DURATION, P9223372036854775807W, false",
        "UUID, 123e4567-e89b-12d3-a456-426614174000, true",
        "UUID, 1-1-1-1-1, false",
        "URI, a b, false",
        "URI, http://example.com/x, true",
        "BASE64, QQ, true",
        "BASE64, no.base64, false",
    })
    void aTextIsOfAFormatIfItsCodecReadsIt(TextFormat format, String text, boolean readable) {
        assertThat(reads(codec(format), text)).isEqualTo(readable);
        assertThat(FormatEvidence.isOf(format, text)).isEqualTo(readable);
    }

    private static JsonCodec<?> codec(TextFormat format) {
        return switch (format) {
            case DATE_TIME -> Codecs.OFFSET_DATE_TIME;
            case DATE -> Codecs.LOCAL_DATE;
            case DURATION -> Codecs.DURATION;
            case UUID -> Codecs.UUID;
            case URI -> Codecs.URI;
            case BASE64 -> Codecs.BYTES;
            case PLAIN, HEX_LONG, HEX_BIG -> Codecs.STRING;
        };
    }

    private static boolean reads(JsonCodec<?> codec, String text) {
        try {
            codec.fromJson("\"" + text + "\"");
            return true;
        } catch (JsonException e) {
            return false;
        }
    }
}
