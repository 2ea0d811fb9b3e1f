package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Damaged documents are accepted and refused as jackson-core does, except where we are stricter on purpose. */
class JacksonDifferentialTest {
    private static final String DAMAGE = "{}[],:\"\\ \t\n0123456789.eE+-truefalsn/u\u0000\u0001\u007f\u00e9\u20ac";

    private final JsonFactory jackson = new JsonFactory();

    @Provide
    Arbitrary<Object> trees() {
        return TreeArbitraries.trees();
    }

    @Property(tries = 800, seed = "1")
    void damagedTextsAreTakenAndRefusedAlike(@ForAll("trees") Object tree, @ForAll Random random) {
        StringBuilder text = new StringBuilder(Trees.untidy(tree, random));
        for (int times = random.nextInt(4); times > 0; times--) {
            damage(text, random);
        }
        compare(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 800, seed = "1")
    void damagedBytesAreTakenAndRefusedAlike(@ForAll("trees") Object tree, @ForAll Random random) {
        byte[] text = Trees.untidy(tree, random).getBytes(StandardCharsets.UTF_8);
        for (int times = random.nextInt(3); times > 0; times--) {
            text[random.nextInt(text.length)] = (byte) random.nextInt(256);
        }
        compare(text);
    }

    private void compare(byte[] text) {
        JsonException pulled = Refusals.of(() -> Trees.readDocument(text));
        JsonException skipped = Refusals.of(() -> Json.parse(text));

        String shown = new String(text, StandardCharsets.UTF_8);
        assertThat(skipped == null).as("skipped as pulled: %s", shown).isEqualTo(pulled == null);
        assertThat(pulled == null).as("as jackson: %s (%s)", shown, pulled).isEqualTo(isTakenByJackson(text));
        if (pulled != null) {
            assertThat(pulled.offset()).isBetween(0, text.length);
            assertThat(skipped.pointer()).isEqualTo(pulled.pointer());
        }
    }

    /**
     * Jackson guesses encodings, and takes overlong UTF-8 and half surrogate pairs; we never do. The brackets and spaces
     * around the text make it UTF-8 to Jackson, and it is one value if it is one element.
     */
    private boolean isTakenByJackson(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            byte[] wrapped = ("[    " + text + "    ]").getBytes(StandardCharsets.UTF_8);
            try (JsonParser parser = jackson.createParser(ObjectReadContext.empty(), wrapped)) {
                int depth = 0;
                int[] values = new int[2];
                boolean whole = true;
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token.isStructStart()) {
                        depth++;
                    } else {
                        depth -= token.isStructEnd() ? 1 : 0;
                        if (depth < 2) {
                            values[depth]++;
                        }
                    }
                    whole &= isWhole(parser.getString());
                }
                return values[0] == 1 && values[1] == 1 && whole;
            }
        } catch (CharacterCodingException | JacksonException e) {
            return false;
        }
    }

    private static boolean isWhole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        String piece = Character.toString(DAMAGE.charAt(random.nextInt(DAMAGE.length())));
        int other = Math.min(text.length(), at + random.nextInt(4));
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, piece);
            case 1 -> text.delete(at, other);
            case 2 -> text.replace(at, other, piece);
            default -> text.insert(random.nextInt(text.length() + 1), text.substring(at, other));
        }
    }
}
