package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes, a reader answers or throws a {@link JsonException}, and whatever is asked of it, it stays in bounds. */
class RandomBytesTest {
    private static final String LIKELY = "{}[],:\"\\ 0123456789.eE+-truefalsn/u\u0001";
    private static final JsonNames NAMES = JsonNames.of("a", "type", "params");

    private static final List<Consumer<JsonReader>> STEPS = List.of(
            JsonReader::peek,
            JsonReader::beginObject,
            JsonReader::beginArray,
            JsonReader::beginParams,
            in -> in.nextMember(NAMES),
            in -> in.nextParam(NAMES),
            JsonReader::nextName,
            JsonReader::nextElement,
            JsonReader::readString,
            JsonReader::readBoolean,
            JsonReader::readInt,
            JsonReader::readLong,
            JsonReader::readDouble,
            JsonReader::readBigInteger,
            JsonReader::readBigDecimal,
            JsonReader::readJson,
            JsonReader::readNull,
            JsonReader::tryNull,
            JsonReader::skipNull,
            JsonReader::skip,
            JsonReader::end,
            JsonReader::peekText,
            JsonReader::peekElement,
            in -> in.peekTag("type"),
            in -> in.peekHas("a"),
            in -> in.tryString(NAMES),
            in -> in.list(Codecs.JSON),
            in -> in.map(Codecs.STRING),
            in -> Codecs.OFFSET_DATE_TIME.read(in),
            in -> Codecs.HEX_LONG.read(in),
            in -> Codecs.BYTES.read(in),
            in -> in.rewind(in.mark()));

    @Provide
    Arbitrary<Object> trees() {
        return TreeArbitraries.trees();
    }

    @Property(seed = "1")
    void randomBytesAreReadOrRefused(@ForAll byte[] bytes) {
        Refusals.of(() -> Trees.readDocument(bytes));
        Refusals.of(() -> Json.parse(bytes));
    }

    @Property(tries = 800, seed = "1")
    void randomStepsOverRandomCharactersEndInAnAnswerOrARefusal(@ForAll Random random) {
        byte[] bytes = new byte[random.nextInt(60)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte)
                    (random.nextInt(20) == 0 ? random.nextInt(256) : LIKELY.charAt(random.nextInt(LIKELY.length())));
        }
        walkAtRandom(bytes, random);
    }

    @Property(tries = 800, seed = "1")
    void randomStepsOverJsonEndInAnAnswerOrARefusal(@ForAll("trees") Object tree, @ForAll Random random) {
        JsonWriter out = new JsonWriter();
        Trees.write(out, tree);
        walkAtRandom(out.toByteArray(), random);
    }

    private static void walkAtRandom(byte[] bytes, Random random) {
        JsonReader in = JsonReader.of(bytes).validating(random.nextBoolean() ? Checks.FULL : Checks.STRUCTURE);
        for (int i = 0; i < 100; i++) {
            int before = in.position();
            Consumer<JsonReader> step = STEPS.get(random.nextInt(STEPS.size()));
            try {
                step.accept(in);
            } catch (JsonException refusal) {
                assertThat(refusal.offset()).isBetween(0, bytes.length);
                return;
            } catch (IllegalStateException misuse) {
                assertThat(misuse).hasMessageStartingWith("No object or array is open");
                return;
            }
            assertThat(in.position()).isBetween(before, bytes.length);
        }
    }
}
