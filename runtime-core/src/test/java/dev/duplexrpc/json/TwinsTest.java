package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwinsTest {

    @Test
    void equalElementsAreFoundWhateverTheyAre() {
        assertThat(Twins.among(List.of("a", "b"))).isEqualTo(Twins.NONE);
        assertThat(Twins.among(List.of("a", "b", "a"))).isEqualTo(Twins.SOME);
        assertThat(Twins.among(List.of(Json.parse("[1]"), Json.parse("[2]")))).isEqualTo(Twins.NONE);
        assertThat(Twins.among(List.of(Json.parse("{\"a\":1}"), Json.of(true), Json.parse("{ \"a\" : 1 }"))))
                .isEqualTo(Twins.SOME);
        assertThat(Twins.among(Arrays.asList("a", null, Json.of("a")))).isEqualTo(Twins.NONE);
        assertThat(Twins.among(Arrays.asList("a", null, null))).isEqualTo(Twins.SOME);
        assertThat(Twins.among(List.of())).isEqualTo(Twins.NONE);
    }

    /** Texts that all have one hash. */
    private static List<String> alike(int bits) {
        return IntStream.range(0, 1 << bits)
                .mapToObj(number -> IntStream.range(0, bits)
                        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                        .reduce("", String::concat))
                .toList();
    }

    @Test
    void elementsWithOneHashAreNotComparedForEver() {
        List<Json> many = alike(12).stream().map(Json::of).toList();
        assertThat(many.get(0)).hasSameHashCodeAs(many.get(4095));

        assertThat(Twins.among(many)).isEqualTo(Twins.TOO_MANY_TO_TELL);
        assertThat(Twins.among(alike(12))).isEqualTo(Twins.NONE);
        assertThat(Twins.among(many.subList(0, 40))).isEqualTo(Twins.NONE);
    }

    @Test
    void manyElementsThatDifferAreFine() {
        List<Json> many = new ArrayList<>();
        IntStream.range(0, 20_000).forEach(number -> many.add(Json.of("x" + number)));
        assertThat(Twins.among(many)).isEqualTo(Twins.NONE);

        Collections.shuffle(many);
        many.add(Json.of("x7"));
        assertThat(Twins.among(many)).isEqualTo(Twins.SOME);
    }

    @Test
    void aSetIsNotFilledForEverWithElementsOfOneHash() {
        JsonCodec<Set<Json>> codec = Codecs.set(Codecs.JSON);

        assertThatThrownBy(() -> codec.fromJson(array(alike(10))))
                .hasMessageEndingWith("looks like too many others in the array to be compared with each of them.");
        assertThat(codec.fromJson(array(alike(5)))).hasSize(32);
        assertThat(codec.fromJson(array(Collections.nCopies(20_000, "x")))).hasSize(1);
        assertThat(Codecs.set(Codecs.STRING).fromJson(array(alike(10)))).hasSize(1024);
    }

    private static String array(List<String> texts) {
        return Json.array(texts.stream().map(Json::of).toArray(Json[]::new)).toString();
    }

    @Test
    void whoMakesThemAlikeIsRefused() {
        JsonCodec<List<Json>> codec = Codecs.checked(Codecs.list(Codecs.JSON), (in, value) -> in.unique(value));
        String text = Json.array(alike(10).stream().map(Json::of).toArray(Json[]::new))
                .toString();

        assertThatThrownBy(() -> codec.read(JsonReader.of(text).validating(Checks.FULL)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("too many that look alike");
    }
}
