package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAheadTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"dog\"}                     | dog",
                "{ \"type\" : \"dog\" }                 | dog",
                "{\"a\":{\"type\":1},\"b\":[{}],\"type\":\"dog\"} | dog",
                "{\"t\\u0079pe\":\"d\\u006fg\"}         | dog",
                "{\"type\":17}                          |",
                "{\"type\":true}                        |",
                "{\"type\":null}                        |",
                "{\"type\":\"\"}                        | ``",
                "{\"type\":\"first\",\"type\":\"second\"} | first",
                "{\"type\":{}}                          |",
                "{\"type\":[]}                          |",
                "{\"types\":1,\"typ\":2,\"Type\":3}     |",
                "{}                                     |",
                "[\"type\",\"dog\"]                     |",
                "\"type\"                               |",
            })
    void tagsAreTheTextsOfAMember(String json, String tag) {
        assertThat(staying(json, in -> in.peekTag("type"))).isEqualTo(tag);
        assertThat(staying(json, in -> in.peekLiteral("type"))).satisfies(literal -> {
            if (tag != null) {
                assertThat(literal).isEqualTo('"' + tag + '"');
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "17           | 17",
                "-17          | -17",
                "17.0         | 17",
                "1.70e1       | 17",
                "1700E-2      | 17",
                "1.50         | 1.5",
                "15e-1        | 1.5",
                "0.0015e3     | 1.5",
                "2e3          | 2000",
                "0            | 0",
                "-0           | 0",
                "-0.00        | 0",
                "0e999999999  | 0",
                "1e999999999  | 1e999999999",
                "9007199254740993.0 | 9007199254740993",
                "true         | true",
                "null         | null",
                "\"17\"     | \"17\"",
                "\"true\"   | \"true\"",
                "\"a\\n\" | `\"a\n\"`",
                "{}           |",
                "[17]         |",
            })
    void literalsAreToldApartByTheirValues(String json, String literal) {
        assertThat(staying("{\"x\":[],\"v\":" + json + "}", in -> in.peekLiteral("v")))
                .isEqualTo(literal);
        assertThat(staying("[{}," + json + "]", in -> in.peekLiteral(1))).isEqualTo(literal);
    }

    @Test
    void positionsAreSeenWithoutMoving() {
        assertThat(staying("[1,\"a\"]", in -> in.peekTag(0))).isNull();
        assertThat(staying("[1,\"a\"]", in -> in.peekTag(1))).isEqualTo("a");
        assertThat(staying("[1,\"a\"]", in -> in.peekTag(2))).isNull();
        assertThat(staying("{\"0\":\"a\"}", in -> in.peekTag(0))).isNull();
    }

    @Test
    void whatACodecRefusesIsReadInAnotherWay() {
        JsonReader in = JsonReader.of("[[1,[2,\"a\"]],[3]]");
        in.beginArray();
        in.nextElement();
        int size = in.readFitting(
                Codecs.list(Codecs.LONG), List::size, other -> other.readJson().size());
        assertThat(size).isEqualTo(2);
        in.nextElement();
        assertThat(in.<Object>readFitting(Codecs.list(Codecs.LONG), JsonReader::readJson))
                .isEqualTo(List.of(3L));
        assertThat(in.nextElement()).isFalse();
        in.end();
    }

    @Test
    void whoValidatesReadsInNoOtherWay() {
        JsonReader in = JsonReader.of("\"a\"").validating(Checks.FULL);
        assertThatThrownBy(() -> in.<Object>readFitting(Codecs.LONG, JsonReader::readJson))
                .hasMessageContaining("Expected an integer, but found");
    }

    @Test
    void whatIsNoJsonFitsNothing() {
        JsonReader in = JsonReader.of("[1,}");
        assertThatThrownBy(() -> in.<Object>readFitting(Codecs.list(Codecs.LONG), JsonReader::readJson))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void tagsMayHaveAnyName() {
        assertThat(staying("{\"caf\u00e9\":\"1\"}", in -> in.peekTag("caf\u00e9")))
                .isEqualTo("1");
        assertThat(staying("{\"cafe\":1}", in -> in.peekTag("caf\u00e9"))).isNull();
    }

    @Test
    void membersAreFoundWithoutMoving() {
        assertThat(staying("{\"a\":{\"c\":1},\"b\":null}", in -> in.peekHas("b")))
                .isEqualTo(true);
        assertThat(staying("{\"a\":{\"c\":1},\"b\":null}", in -> in.peekHas("c")))
                .isEqualTo(false);
        assertThat(staying("[1]", in -> in.peekHas("c"))).isEqualTo(false);
    }

    @Test
    void scalarsAreSeenAsText() {
        assertThat(staying("\"a\\n\"", JsonReader::peekText)).isEqualTo("a\n");
        assertThat(staying("-1.50", JsonReader::peekText)).isEqualTo("-1.5");
        assertThat(staying("null", JsonReader::peekText)).isEqualTo("null");
        assertThatThrownBy(() -> JsonReader.of("[]").peekText())
                .hasMessage("Expected a string, a number, true, false or null, but found an array.");
    }

    @Test
    void theFirstElementIsSeenWithoutMoving() {
        assertThat(staying("[ ]", JsonReader::peekElement)).isNull();
        assertThat(staying("[ {\"a\":1}, 2]", JsonReader::peekElement)).isEqualTo(JsonKind.OBJECT);
        assertThat(staying("[[1]]", JsonReader::peekElement)).isEqualTo(JsonKind.ARRAY);
    }

    /** Looks twice, inside of an array, and then reads the value that was looked at. */
    private static Object staying(String json, Function<JsonReader, ?> look) {
        JsonReader in = JsonReader.of("[ " + json + " ]");
        in.beginArray();
        in.nextElement();
        Object seen = look.apply(in);
        assertThat(look.apply(in)).isEqualTo(seen);
        assertThat(in.readJson()).hasToString(json);
        assertThat(in.nextElement()).isFalse();
        in.end();
        return seen;
    }

    @Test
    void whatACodecCanReadIsFoundOutWithoutMoving() {
        JsonReader in = JsonReader.of("[1.5,[true,{\"a\":[]}],7]");
        in.beginArray();
        in.nextElement();
        assertThat(in.peekReads(Codecs.LONG)).isFalse();
        assertThat(in.peekReads(Codecs.DOUBLE)).isTrue();
        assertThat(in.readDouble()).isEqualTo(1.5);
        in.nextElement();
        assertThat(in.peekReads(Codecs.list(Codecs.BOOLEAN))).isFalse();
        in.skip();
        in.nextElement();
        assertThat(in.peekReads(Codecs.LONG)).isTrue();
        assertThat(in.readLong()).isEqualTo(7);
        assertThat(in.nextElement()).isFalse();
    }
}
