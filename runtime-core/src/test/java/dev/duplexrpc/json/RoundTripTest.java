package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** What is written is read back, however it is cut out of its surroundings and however untidily it is written. */
@PropertyDefaults(tries = 300)
class RoundTripTest {
    @Provide
    Arbitrary<Object> trees() {
        return TreeArbitraries.trees();
    }

    @Provide
    Arbitrary<String> texts() {
        return TreeArbitraries.texts();
    }

    @Provide
    Arbitrary<Set<String>> names() {
        return TreeArbitraries.texts().set().ofMinSize(1).ofMaxSize(20);
    }

    @Property(seed = "1")
    void whatIsWrittenIsReadBackEqual(@ForAll("trees") Object tree) {
        assertThat(Trees.readDocument(written(tree))).isEqualTo(Trees.numbersByValue(tree));
    }

    @Property(seed = "1")
    void whiteSpaceAndEscapesChangeNothing(@ForAll("trees") Object tree, @ForAll Random random) {
        byte[] untidy = Trees.untidy(tree, random).getBytes(StandardCharsets.UTF_8);

        assertThat(Trees.readDocument(untidy)).isEqualTo(Trees.numbersByValue(tree));
        Json json = Json.parse(untidy);
        Json tidy = Json.parse(written(tree));
        assertThat(json).isEqualTo(tidy).hasSameHashCodeAs(tidy);
        assertThat(json.toBytes()).containsExactly(trimmed(untidy));
    }

    @Property(seed = "1")
    void aSliceIsReadLikeTheWhole(
            @ForAll("trees") Object tree, @ForAll byte[] before, @ForAll byte[] behind, @ForAll Random random) {
        byte[] text = Trees.untidy(tree, random).getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(before, before.length + text.length + behind.length);
        System.arraycopy(text, 0, all, before.length, text.length);
        System.arraycopy(behind, 0, all, before.length + text.length, behind.length);

        JsonReader in = new JsonReader().reset(all, before.length, before.length + text.length);

        assertThat(Trees.read(in)).isEqualTo(Trees.numbersByValue(tree));
        in.end();
    }

    @Property(tries = 100, seed = "1")
    void everyCutOffTextIsRefused(@ForAll("trees") Object tree) {
        byte[] text = new JsonWriter()
                .beginArray()
                .raw(written(tree), 0, written(tree).length)
                .endArray()
                .toByteArray();
        for (int length = 0; length < text.length; length++) {
            byte[] cut = Arrays.copyOf(text, length);
            assertThat(Refusals.of(() -> Json.parse(cut))).isNotNull();
            assertThat(Refusals.of(() -> Trees.readDocument(cut))).isNotNull();
        }
    }

    @Property(seed = "1")
    void namesAreRecognisedInAnyOrder(@ForAll("names") Set<String> names, @ForAll Random random) {
        String[] known = names.toArray(new String[0]);
        JsonNames table = JsonNames.of(known);
        Map<String, Object> members = new LinkedHashMap<>();
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, random);
        for (String name : shuffled) {
            members.put(name, (long) names.stream().toList().indexOf(name));
            members.put(name + "?!", Map.of(name, List.of(name)));
        }

        JsonReader in = JsonReader.of(Trees.untidy(members, random));
        in.beginObject();
        int found = 0;
        for (int index = in.nextMember(table); index != JsonNames.END; index = in.nextMember(table)) {
            String name = in.memberName();
            if (index == JsonNames.UNKNOWN) {
                assertThat(name).satisfies(unknown -> assertThat(names).doesNotContain(unknown));
                in.skip();
            } else {
                assertThat(name).isEqualTo(known[index]);
                if (in.peek() == JsonKind.NUMBER) {
                    assertThat(in.readInt()).isEqualTo(index);
                    found++;
                } else {
                    in.skip();
                }
            }
        }
        in.end();
        assertThat(found).isGreaterThanOrEqualTo(1);
    }

    @Property(seed = "1")
    void everyTextSurvives(@ForAll("texts") String text) {
        String json = Codecs.STRING.toJson(text);

        assertThat(Codecs.STRING.fromJson(json)).isEqualTo(text);
        assertThat(JsonReader.of(json).peekText()).isEqualTo(text);
    }

    @Property(seed = "1")
    void everyDoubleSurvivesInTheDigitsThatJavaWrites(@ForAll double number) {
        String json = Codecs.DOUBLE.toJson(number);

        assertThat(Codecs.DOUBLE.fromJson(json)).isEqualTo(number);
        assertThat(Double.parseDouble(json)).isEqualTo(number);
        assertThat(json.length()).isLessThanOrEqualTo(Double.toString(number).length());
    }

    @Property(seed = "1")
    void everyShortDecimalIsReadAndWrittenAsJavaDoes(@ForAll int digits, @ForAll("scales") int scale) {
        String json = BigDecimal.valueOf(digits, scale).toPlainString();

        double number = Codecs.DOUBLE.fromJson(json);

        assertThat(number).isEqualTo(Double.parseDouble(json));
        assertThat(Double.parseDouble(Codecs.DOUBLE.toJson(number))).isEqualTo(number);
    }

    @Provide
    Arbitrary<Integer> scales() {
        return Arbitraries.integers().between(-5, 30);
    }

    @Property(seed = "1")
    void everyLongSurvives(@ForAll long number) {
        assertThat(Codecs.LONG.toJson(number)).isEqualTo(Long.toString(number));
        assertThat(Codecs.LONG.fromJson(Long.toString(number))).isEqualTo(number);
    }

    private static byte[] written(Object tree) {
        JsonWriter out = new JsonWriter();
        Trees.write(out, tree);
        return out.toByteArray();
    }

    private static byte[] trimmed(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
    }
}
