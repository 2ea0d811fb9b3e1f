package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonExceptionTest {
    @Test
    void theMessageSaysWhatWasExpectedWhereAndWhatIsThere() {
        JsonException refusal = Refusals.of(
                () -> Codecs.map(Codecs.list(Codecs.map(Codecs.STRING))).fromJson("{\"pets\": [ {\"name\" : 7} ]}"));

        assertThat(refusal).hasMessage("Expected a string at /pets/0/name, but found the number 7.");
        assertThat(refusal.problem()).isEqualTo("Expected a string, but found the number 7.");
        assertThat(refusal.pointer()).isEqualTo("/pets/0/name");
        assertThat(refusal.offset()).isEqualTo(21);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tru                    | ``        | 0",
                "[tru]                  | /0        | 1",
                "[1,tru]                | /1        | 3",
                "[1,[2,tru]]            | /1/1      | 6",
                "[[],tru]               | /1        | 4",
                "[[1,2],{},tru]         | /2        | 10",
                "{\"a\":tru}            | /a        | 5",
                "{\"a\":{},\"b\":tru}   | /b        | 12",
                "{\"a\":[{}],\"b\":tru} | /b        | 14",
                "{\"a\":\"x\",\"b\":[0,{\"c\":tru}]} | /b/1/c | 21",
                "{\"a/b\":{\"m~n\":tru}} | /a~1b/m~0n | 14",
                "{\"\\u0061\\\"\":tru} | /a\"      | 12",
                "{\"\":tru}             | /         | 4",
                "{\"a\" tru}            | ``        | 5",
                "{\"a\":1,tru}          | ``        | 7",
                "{\"a\":1,\"a:}        | ``        | 7",
                "{\"a\":\"b,{[:\",\"c\":tru} | /c   | 17",
                "{\"a\":1 tru           | /a        | 7",
                "[1,2                   | /1        | 4",
            })
    void thePointerLeadsToTheCulprit(String json, String pointer, int offset) {
        JsonException refusal = Refusals.of(() -> Json.parse(json));

        assertThat(refusal.pointer()).isEqualTo(pointer);
        assertThat(refusal.offset()).isEqualTo(offset);
    }

    @Test
    void pointersAndOffsetsCountFromWhereTheReaderStarted() {
        byte[] bytes = "{\"params\":{\"a\":[true]}}".getBytes(StandardCharsets.US_ASCII);
        JsonReader in = new JsonReader().reset(bytes, 10, bytes.length - 1);

        JsonException refusal = Refusals.of(() -> in.map(Codecs.list(Codecs.STRING)));

        assertThat(refusal.pointer()).isEqualTo("/a/0");
        assertThat(refusal.offset()).isEqualTo(6);
    }

    @Test
    void checksAfterAContainerPointToTheContainer() {
        assertPointer("{\"a\":{\"b\":[1,2]}}", "/a", in -> {
            in.beginObject();
            in.nextName();
            in.map(Codecs.JSON);
            throw in.missing("c");
        });
        assertPointer("{\"a\":[[1],[2]]}", "/a", in -> {
            in.beginObject();
            in.nextName();
            in.list(Codecs.list(Codecs.INT));
            throw in.invalid("is wrong");
        });
        assertPointer("{\"a\": {\"b\":1}}", "/a", in -> {
            in.beginObject();
            in.nextName();
            in.peekTag("b");
            throw in.invalid("fits nothing");
        });
    }

    @Test
    void anElementThatIsTooManyIsTheCulprit() {
        assertPointer("[1, 2]", "/1", in -> {
            in.beginArray();
            in.nextElement();
            in.readInt();
            in.nextElement();
            throw in.invalid("is one element too many");
        });
    }

    @Test
    void whatCodecsObjectToReadsAsASentence() {
        JsonReader in = JsonReader.of("[\"hexagon\",{},true,null,[]]");
        in.beginArray();
        in.nextElement();
        in.peek();
        assertThat(in.invalid("is none of circle, square"))
                .hasMessage("The string \"hexagon\" at /0 is none of circle, square.");
        in.skip();
        in.nextElement();
        in.peek();
        assertThat(in.invalid("fits nothing")).hasMessage("The object at /1 fits nothing.");
        assertThat(in.missing("id")).hasMessage("The object at /1 lacks the required member 'id'.");
        in.skip();
        in.nextElement();
        in.peek();
        assertThat(in.invalid("fits nothing")).hasMessage("The value true at /2 fits nothing.");
    }

    @Test
    void theTextIsNeverRepeatedAtLength() {
        String text = "\"" + "secret ".repeat(1000) + "\"";
        String number = "1".repeat(900);
        String word = "x".repeat(10_000);

        assertThat(Refusals.of(() -> Codecs.INT.fromJson(text)).getMessage()).hasSizeLessThan(120);
        assertThat(Refusals.of(() -> Codecs.STRING.fromJson(number)).getMessage())
                .hasSizeLessThan(120);
        assertThat(Refusals.of(() -> Codecs.STRING.fromJson(word)).getMessage()).hasSizeLessThan(120);
        assertThat(Refusals.of(() -> Codecs.LONG.fromJson("1".repeat(100))).getMessage())
                .hasSizeLessThan(160);
        assertThat(Refusals.of(() -> Codecs.map(Codecs.INT).fromJson("{" + text + ":null}"))
                        .pointer())
                .hasSizeLessThan(80)
                .endsWith("...");
        assertThat(Refusals.of(() -> Json.parse("{\"0123456789\":".repeat(129))).pointer())
                .hasSizeLessThan(600);
    }

    @Test
    void whatCannotBePrintedIsNotRepeated() {
        assertThat(Refusals.of(() -> Codecs.INT.fromJson("\"a\u007f\"")))
                .hasMessage("Expected an integer, but found the string \"a?\".");
        assertThat(Refusals.of(() -> Json.parse(new byte[] {(byte) 0xff})))
                .hasMessage("Expected a value, but found the byte 0xff.");
        assertThat(Refusals.of(() -> Json.parse("%"))).hasMessage("Expected a value, but found '%'.");
    }

    private static void assertPointer(String json, String pointer, Consumer<JsonReader> reading) {
        JsonReader in = JsonReader.of(json);
        assertThat(Refusals.of(() -> reading.accept(in)).pointer()).isEqualTo(pointer);
    }
}
