package dev.duplexrpc.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages under permessage-deflate; the bytes are those of RFC 7692, section 7.2.3. */
class DeflateTest {

    private static final byte[] HELLO = HexFormat.of().parseHex("f248cdc9c90700");
    private static final byte[] HELLO_AGAIN = HexFormat.of().parseHex("f200110000");

    private static final DeflateTerms TAKEOVER = terms(DeflateOptions.DEFAULTS.withContextTakeover());
    private static final DeflateTerms EACH_BY_ITSELF = terms(DeflateOptions.DEFAULTS);

    private final RecordedFrames seen = new RecordedFrames();
    private final FrameReader server = reader(TAKEOVER, 2000);

    @Test
    void oneCompressedFrameIsAMessage() {
        feed(server, Frames.ofClient().frame(0xC1, HELLO).text("plain"));

        assertThat(seen.events).containsExactly("text Hello", "text plain");
    }

    @Test
    void onlyTheFirstFragmentIsMarkedAndControlFramesComeBetween() {
        feed(
                server,
                Frames.ofClient()
                        .frame(0x41, Arrays.copyOf(HELLO, 3))
                        .frame(0x89, (byte) 1)
                        .frame(0x80, Arrays.copyOfRange(HELLO, 3, 7)));

        assertThat(seen.events).containsExactly("ping [1]", "text Hello");
    }

    @Test
    void aMessageMayReferToTheOneBeforeIfThatWasAgreed() {
        feed(server, Frames.ofClient().frame(0xC1, HELLO).text("between").frame(0xC1, HELLO_AGAIN));

        assertThat(seen.events).containsExactly("text Hello", "text between", "text Hello");
    }

    @Test
    void aMessageThatRefersToOneBeforeAlthoughThatWasNotAgreedIsRefused() {
        FrameReader strict = reader(EACH_BY_ITSELF, 2000);
        feed(strict, Frames.ofClient().frame(0xC1, HELLO));

        assertThat(refusal(strict, Frames.ofClient().frame(0xC1, HELLO_AGAIN)).closeCode())
                .isEqualTo(CloseCode.INVALID_DATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000500faff48656c6c6f00", // a block without compression
                "f348cdc9c9070000", // a block that says it is the last
                "f348cdc9c90700", // the same without the empty block behind it
                "f248050000 00ffffcac9c90700" // two blocks
            })
    void everyKindOfBlockIsUnderstood(String hex) {
        byte[] payload = HexFormat.of().parseHex(hex.replace(" ", ""));
        feed(server, Frames.ofClient().frame(0xC1, payload).frame(0xC1, payload));

        assertThat(seen.events).containsExactly("text Hello", "text Hello");
    }

    @Test
    void anEmptyMessageMayBeCompressed() {
        feed(server, Frames.ofClient().frame(0xC1, (byte) 0).frame(0xC1).frame(0xC2, (byte) 0));

        assertThat(seen.events).containsExactly("text ", "text ", "binary []");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xA1, 0x91, 0xE1, 0xD1, 0xC8, 0xC9, 0xCA, 0xC0})
    void theMarkBelongsToTheFirstFrameOfAMessageOnly(int first) {
        FrameReader reader = reader(TAKEOVER, 2000);

        assertThat(refusal(reader, Frames.ofClient().frame(first)).closeCode()).isEqualTo(CloseCode.PROTOCOL_ERROR);
    }

    @Test
    void theMarkIsRefusedInAContinuation() {
        assertThat(refusal(
                                server,
                                Frames.ofClient()
                                        .frame(0x41, Arrays.copyOf(HELLO, 3))
                                        .frame(0xC0, Arrays.copyOfRange(HELLO, 3, 7)))
                        .closeCode())
                .isEqualTo(CloseCode.PROTOCOL_ERROR);
    }

    @Test
    void whatIsNoDeflateIsRefused() {
        FrameException refused = refusal(server, Frames.ofClient().frame(0xC1, (byte) 0xFF, (byte) 0xFF));

        assertThat(refused.closeCode()).isEqualTo(CloseCode.INVALID_DATA);
        assertThat(refused).hasMessageContaining("cannot be inflated");
    }

    @Test
    void whatIsInflatedMustBeUtf8() {
        FrameException refused =
                refusal(server, Frames.ofClient().frame(0xC1, HexFormat.of().parseHex("000100feffff00")));

        assertThat(refused.closeCode()).isEqualTo(CloseCode.INVALID_DATA);
        assertThat(refused).hasMessageContaining("UTF-8");
    }

    @Test
    void whatIsInflatedMustNotEndWithinACharacter() {
        byte[] cut = Arrays.copyOf("50 €".getBytes(StandardCharsets.UTF_8), 5);

        assertThat(refusal(server, Frames.ofClient().frame(0xC1, compressed(cut, null)))
                        .closeCode())
                .isEqualTo(CloseCode.INVALID_DATA);
    }

    @Test
    void aMessageMayReferToOneThatEndedItsStream() {
        byte[] message = json(1);
        Deflater ended = new Deflater(9, true);
        ended.setInput(message);
        ended.finish();
        byte[] first = new byte[message.length];
        first = Arrays.copyOf(first, ended.deflate(first));
        ended.end();
        byte[] second = compressed(message, message);

        feed(server, Frames.ofClient().frame(0xC1, first).frame(0xC1, second));

        assertThat(second.length).isLessThan(50);
        String text = "text " + new String(message, StandardCharsets.UTF_8);
        assertThat(seen.events).containsExactly(text, text);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMessageThatEndsItsStreamAgainAndAgainIsRefused(boolean takeover) {
        byte[] emptyFinalBlocks = new byte[2 * 1002];
        for (int i = 0; i < emptyFinalBlocks.length; i += 2) {
            emptyFinalBlocks[i] = 3;
        }
        FrameReader reader = reader(takeover ? TAKEOVER : EACH_BY_ITSELF, 3000);

        assertThat(refusal(reader, Frames.ofClient().frame(0xC1, emptyFinalBlocks)))
                .hasMessageContaining("it ends its stream more than 1000 times")
                .returns(CloseCode.INVALID_DATA, FrameException::closeCode);
        FrameReader other = reader(takeover ? TAKEOVER : EACH_BY_ITSELF, 3000);
        feed(other, Frames.ofClient().frame(0xC1, Arrays.copyOf(emptyFinalBlocks, 1000)));
        feed(other, Frames.ofClient().frame(0xC1, Arrays.copyOf(emptyFinalBlocks, 1200)));
        assertThat(seen.events).containsExactly("text ", "text ");
    }

    @Test
    void connectionsOfOneThreadMayHaveDifferentLevels() {
        byte[] message = json(1);
        int fast = lengthAt(1, message);
        int small = lengthAt(9, message);

        assertThat(small).isLessThan(fast);
        assertThat(lengthAt(1, message)).isEqualTo(fast);
    }

    private static int lengthAt(int level, byte[] message) {
        MessageDeflater deflater =
                terms(DeflateOptions.DEFAULTS.withLevel(level)).deflater();
        assertThat(deflater.deflate(message, 0, message.length)).isTrue();
        return deflater.length();
    }

    /** A payload whose stream goes on, and may refer to a message before. */
    private static byte[] compressed(byte[] message, byte @Nullable [] before) {
        Deflater deflater = new Deflater(9, true);
        if (before != null) {
            deflater.setDictionary(before);
        }
        deflater.setInput(message);
        byte[] out = new byte[2 * message.length + 100];
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return Arrays.copyOf(out, length - 4);
    }

    @Test
    void aBombIsRefusedAtTheLimitAndNotInflatedFurther() {
        MessageDeflater deflater = EACH_BY_ITSELF.deflater();
        assertThat(deflater.deflate(new byte[50 << 20], 0, 50 << 20)).isTrue();
        byte[] bomb = Arrays.copyOf(deflater.bytes(), deflater.length());
        assertThat(bomb.length).isLessThan(500_000);
        FrameReader reader = new FrameReader(Role.SERVER, 1 << 20, seen, EACH_BY_ITSELF.inflater(100_000));

        FrameException refused = refusal(reader, Frames.ofClient().frame(0xC1, bomb));

        assertThat(refused.closeCode()).isEqualTo(CloseCode.MESSAGE_TOO_BIG);
        assertThat(refused).hasMessageContaining("maxInflatedBytes").hasMessageContaining("100000");
        assertThat(LentZlib.ofThisThread().roomToInflate().length).isLessThanOrEqualTo(256 * 1024);
    }

    @Test
    void exactlyAsMuchAsTheLimitIsTaken() {
        for (int bytes : new int[] {9_999, 10_000, 10_001}) {
            MessageDeflater deflater = EACH_BY_ITSELF.deflater();
            byte[] text = "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
            assertThat(deflater.deflate(text, 0, bytes)).isTrue();
            byte[] payload = Arrays.copyOf(deflater.bytes(), deflater.length());
            FrameReader reader = new FrameReader(Role.SERVER, 2000, seen, EACH_BY_ITSELF.inflater(10_000));
            if (bytes <= 10_000) {
                feed(reader, Frames.ofClient().frame(0xC1, payload));
            } else {
                assertThat(refusal(reader, Frames.ofClient().frame(0xC1, payload)))
                        .isNotNull();
            }
        }
        assertThat(seen.events).hasSize(2);
    }

    @Test
    void shortMessagesAndThoseThatDoNotShrinkAreSentAsTheyAre() {
        MessageDeflater deflater = EACH_BY_ITSELF.deflater();
        byte[] noise = new byte[4000];
        new Random(1).nextBytes(noise);

        assertThat(deflater.deflate(new byte[511], 0, 511)).isFalse();
        assertThat(deflater.deflate(noise, 0, noise.length)).isFalse();
        assertThat(deflater.deflate(new byte[512], 0, 512)).isTrue();
    }

    @Test
    void withAWindowThatLivesOnALikeMessageBecomesTiny() {
        byte[] message = json(1);
        byte[] like = json(2);
        MessageDeflater alone = EACH_BY_ITSELF.deflater();
        MessageDeflater remembering = TAKEOVER.deflater();
        alone.deflate(message, 0, message.length);
        remembering.deflate(message, 0, message.length);

        assertThat(alone.deflate(like, 0, like.length)).isTrue();
        int byItself = alone.length();
        assertThat(remembering.deflate(like, 0, like.length)).isTrue();

        assertThat(remembering.length()).isLessThan(byItself / 3);
    }

    @Test
    void whatWasReleasedCompressesNothingAnyMore() {
        MessageDeflater deflater = TAKEOVER.deflater();
        deflater.deflate(new byte[1000], 0, 1000);
        deflater.release();
        deflater.release();

        assertThat(deflater.deflate(new byte[1000], 0, 1000)).isFalse();
    }

    @Test
    void aFinishedReaderGivesItsInflaterBack() {
        MessageInflater inflater = TAKEOVER.inflater(2000);
        FrameReader reader = new FrameReader(Role.SERVER, 2000, seen, inflater);
        feed(reader, Frames.ofClient().frame(0xC1, HELLO).frame(0x88));

        assertThat(catchThrowableOfType(IllegalStateException.class, () -> inflater.inflate(HELLO, 0, 7)))
                .isNotNull();
    }

    private FrameReader reader(DeflateTerms terms, int maxMessageBytes) {
        return new FrameReader(Role.SERVER, maxMessageBytes, seen, terms.inflater(maxMessageBytes));
    }

    private static byte[] json(int seed) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("{\"id\":" + seed);
        for (int i = 0; i < 40; i++) {
            text.append(",\"member")
                    .append(random.nextInt(1_000_000))
                    .append("\":")
                    .append(random.nextInt(1_000_000));
        }
        return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static DeflateTerms terms(DeflateOptions options) {
        return Objects.requireNonNull(DeflateNegotiation.accept("permessage-deflate", options));
    }

    private static void feed(FrameReader reader, Frames frames) {
        reader.feed(frames.bytes(), 0, frames.bytes().length);
    }

    private static FrameException refusal(FrameReader reader, Frames frames) {
        return catchThrowableOfType(FrameException.class, () -> feed(reader, frames));
    }
}
