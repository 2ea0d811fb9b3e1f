package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                "{\"type\":17}                          | 17",
                "{\"type\":1.50}                        | 1.50",
                "{\"type\":true}                        | true",
                "{\"type\":null}                        | null",
                "{\"type\":\"\"}                        | ``",
                "{\"type\":\"first\",\"type\":\"second\"} | first",
                "{\"type\":{}}                          |",
                "{\"type\":[]}                          |",
                "{\"types\":1,\"typ\":2,\"Type\":3}     |",
                "{}                                     |",
                "[\"type\",\"dog\"]                     |",
                "\"type\"                               |",
            })
    void tagsAreTheScalarsOfAMember(String json, String tag) {
        assertThat(staying(json, in -> in.peekTag("type"))).isEqualTo(tag);
    }

    @Test
    void tagsMayHaveAnyName() {
        assertThat(staying("{\"caf\u00e9\":1}", in -> in.peekTag("caf\u00e9"))).isEqualTo("1");
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
        assertThat(staying("-1.50", JsonReader::peekText)).isEqualTo("-1.50");
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
