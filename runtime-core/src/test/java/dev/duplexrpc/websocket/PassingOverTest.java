package dev.duplexrpc.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are too large where they are passed over; the limit is ten bytes. */
class PassingOverTest {

    private static final String LONG = "0123456789!";

    private final RecordedFrames seen = new RecordedFrames();
    private final FrameReader server = new FrameReader(Role.SERVER, 10, seen);

    @BeforeEach
    void passOver() {
        seen.passesOver = true;
    }

    @Test
    void whatStandsBehindItIsReadAsIfItHadNotBeen() {
        feed(server, Frames.ofClient().text("before").text(LONG).text("behind"));

        assertThat(seen.events).containsExactly("text before", "too large for maxMessageBytes " + LONG, "text behind");
    }

    @Test
    void itsFragmentsAreOneMessageAndControlFramesBetweenThemAreReported() {
        feed(
                server,
                Frames.ofClient()
                        .frame(0x01, bytes("01234"))
                        .frame(0x00, bytes("56789!"))
                        .frame(0x89, (byte) 1)
                        .frame(0x00, new byte[0])
                        .frame(0x80, bytes("end"))
                        .text("behind"));

        assertThat(seen.events)
                .containsExactly("ping [1]", "too large for maxMessageBytes " + LONG + "end", "text behind");
    }

    @Test
    void itIsReportedWhenItsLastByteHasComeAndNotBefore() {
        byte[] frame = Frames.ofClient().text(LONG).bytes();

        server.feed(frame, 0, frame.length - 1);
        assertThat(seen.events).isEmpty();
        assertThat(server.messageUnderWay()).isPositive();
        server.feed(frame, frame.length - 1, 1);

        assertThat(seen.events).hasSize(1);
        assertThat(server.messageUnderWay()).isZero();
    }

    @Test
    void itsTextIsNotLookedAtAndLeavesNoTraceInTheNext() {
        feed(
                server,
                Frames.ofClient()
                        .frame(0x01, (byte) 'a', (byte) 0xE2)
                        .frame(0x80, new byte[12])
                        .text("größer"));

        assertThat(seen.events).hasSize(2).last().isEqualTo("text größer");
    }

    @Test
    void notMoreThanAFewKilobytesOfItAreKept() {
        FrameReader reader = new FrameReader(Role.SERVER, 100_000, seen);

        feed(reader, Frames.ofClient().frame(0x01, new byte[90_000]).frame(0x80, new byte[90_000]));

        assertThat(seen.events).singleElement().asString().hasSizeLessThan(5_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatGoesOnForEverIsRefused(boolean atOnce) {
        Frames frames = Frames.ofClient();
        if (atOnce) {
            frames.raw(0x81, 0x80 | 126, 0, 161, 1, 2, 3, 4);
        } else {
            frames.frame(0x01, new byte[80]).frame(0x00, new byte[80]).frame(0x80, new byte[1]);
        }

        FrameException refused = refusal(server, frames);

        assertThat(refused.closeCode()).isEqualTo(CloseCode.MESSAGE_TOO_BIG);
        assertThat(refused.limit()).isEqualTo("maxMessageBytes");
        assertThat(seen.events).isEmpty();
    }

    @Test
    void sixteenTimesTheLimitIsPassedOverAndOneByteMoreIsNot() {
        feed(server, Frames.ofClient().frame(0x01, new byte[10]).frame(0x80, new byte[150]));
        assertThat(seen.events).hasSize(1);

        FrameException refused =
                refusal(server, Frames.ofClient().frame(0x01, new byte[10]).frame(0x80, new byte[151]));

        assertThat(refused.closeCode()).isEqualTo(CloseCode.MESSAGE_TOO_BIG);
    }

    @Test
    void theLargestLengthThatCanBeWrittenIsRefused() {
        FrameReader client = new FrameReader(Role.CLIENT, 10, seen);

        FrameException refused = refusal(
                client,
                Frames.ofServer().frame(0x01, bytes(LONG)).raw(0x80, 127, 127, 255, 255, 255, 255, 255, 255, 255));

        assertThat(refused.closeCode()).isEqualTo(CloseCode.MESSAGE_TOO_BIG);
    }

    @Test
    void aBinaryMessageIsNot() {
        assertThat(refusal(server, Frames.ofClient().frame(0x82, new byte[11])).closeCode())
                .isEqualTo(CloseCode.MESSAGE_TOO_BIG);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void compressedOnesAreToo(boolean takeover) {
        DeflateTerms terms = terms(takeover);
        FrameReader reader = new FrameReader(Role.SERVER, 1000, seen, terms.inflater(3000));
        byte[] noise = noise(4000);
        byte[] zeros = "0".repeat(5000).getBytes(StandardCharsets.US_ASCII);
        byte[] small = bytes("{\"id\":1,\"noise\":\"" + new String(noise, 3900, 90, StandardCharsets.US_ASCII) + "\"}");
        MessageDeflater deflater = terms.deflater();

        feed(
                reader,
                Frames.ofClient()
                        .frame(0xC1, deflated(deflater, noise))
                        .frame(0xC1, deflated(deflater, small))
                        .frame(0xC1, deflated(deflater, zeros))
                        .frame(0xC1, deflated(deflater, small)));

        assertThat(seen.events.stream().map(event -> event.substring(0, Math.min(event.length(), 30))))
                .containsExactly(
                        "too large for maxMessageBytes ",
                        "text {\"id\":1,\"noise\":\"" + new String(noise, 3900, 8, StandardCharsets.US_ASCII),
                        "too large for maxInflatedBytes",
                        "text {\"id\":1,\"noise\":\"" + new String(noise, 3900, 8, StandardCharsets.US_ASCII));
        assertThat(seen.events.get(0)).contains(new String(noise, 0, 500, StandardCharsets.US_ASCII));
        assertThat(seen.events.get(2)).contains("0".repeat(2000));
    }

    /** RFC 7692, sections 7.2.3.2 and 7.2.3.4: what a message refers to lies in the one before, and each may end its stream. */
    @ParameterizedTest
    @ValueSource(strings = {"00", ""})
    void messagesBehindItMayReferToItWhereverItsStreamsEnd(String afterLastStream) {
        FrameReader reader = new FrameReader(Role.SERVER, 20, seen, terms(true).inflater(1000));
        byte[] streams = HexFormat.of().parseHex("f348cdc9c90700".repeat(4) + afterLastStream);
        byte[] helloAgain = HexFormat.of().parseHex("f200110000");
        for (int cut = 1; cut < streams.length; cut++) {
            feed(
                    reader,
                    Frames.ofClient()
                            .frame(0x41, Arrays.copyOf(streams, cut))
                            .frame(0x80, Arrays.copyOfRange(streams, cut, streams.length))
                            .frame(0xC1, helloAgain));
        }

        assertThat(seen.events).hasSize(2 * (streams.length - 1));
        for (int i = 0; i < seen.events.size(); i += 2) {
            assertThat(seen.events.get(i)).isEqualTo("too large for maxMessageBytes " + "Hello".repeat(4));
            assertThat(seen.events.get(i + 1)).isEqualTo("text Hello");
        }
    }

    @Test
    void messagesBehindItMayReferToItWhereOnlyWhatItInflatesToIsTooLarge() {
        FrameReader reader = new FrameReader(Role.SERVER, 100, seen, terms(true).inflater(12));
        byte[] streams = HexFormat.of().parseHex("f348cdc9c90700".repeat(4) + "00");

        feed(
                reader,
                Frames.ofClient()
                        .frame(0xC1, streams)
                        .frame(0xC1, HexFormat.of().parseHex("f200110000")));

        assertThat(seen.events).containsExactly("too large for maxInflatedBytes " + "Hello".repeat(4), "text Hello");
    }

    @Test
    void aBombIsInflatedNoFurtherThanItsBeginningWhereNoMessageRefersToIt() {
        DeflateTerms terms = terms(false);
        FrameReader reader = new FrameReader(Role.SERVER, 1 << 20, seen, terms.inflater(100_000));
        byte[] bomb = deflated(terms.deflater(), new byte[50 << 20]);

        feed(reader, Frames.ofClient().frame(0xC1, bomb).text("behind"));

        assertThat(seen.events).hasSize(2).last().isEqualTo("text behind");
    }

    @Test
    void aBombIsRefusedWhereItWouldHaveToBeInflatedToItsEnd() {
        DeflateTerms terms = terms(true);
        FrameReader reader = new FrameReader(Role.SERVER, 1 << 20, seen, terms.inflater(100_000));
        byte[] bomb = deflated(terms.deflater(), new byte[50 << 20]);

        FrameException refused = refusal(reader, Frames.ofClient().frame(0xC1, bomb));

        assertThat(refused.closeCode()).isEqualTo(CloseCode.MESSAGE_TOO_BIG);
        assertThat(refused.limit()).isEqualTo("maxInflatedBytes");
    }

    @Test
    void whatIsNoDeflateIsRefusedThere() {
        FrameReader reader = new FrameReader(Role.SERVER, 10, seen, terms(true).inflater(10));

        assertThat(refusal(reader, Frames.ofClient().frame(0xC1, bytes("~".repeat(20))))
                        .closeCode())
                .isEqualTo(CloseCode.INVALID_DATA);
    }

    /** Printable, and hardly to be compressed below its half. */
    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < length; i++) {
            noise[i] = (byte) ('a' + (noise[i] & 0x0F));
        }
        return noise;
    }

    private static byte[] deflated(MessageDeflater deflater, byte[] bytes) {
        assertThat(deflater.deflate(bytes, 0, bytes.length)).isTrue();
        return Arrays.copyOf(deflater.bytes(), deflater.length());
    }

    private static DeflateTerms terms(boolean takeover) {
        DeflateOptions options = takeover ? DeflateOptions.DEFAULTS.withContextTakeover() : DeflateOptions.DEFAULTS;
        return Objects.requireNonNull(DeflateNegotiation.accept("permessage-deflate", options.withMinBytes(1)));
    }

    private static void feed(FrameReader reader, Frames frames) {
        reader.feed(frames.bytes(), 0, frames.bytes().length);
    }

    private static FrameException refusal(FrameReader reader, Frames frames) {
        return catchThrowableOfType(FrameException.class, () -> feed(reader, frames));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
