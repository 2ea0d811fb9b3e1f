package dev.duplexrpc.websocket;

import static dev.duplexrpc.websocket.Reading.assertRefused;
import static dev.duplexrpc.websocket.Reading.feed;
import static dev.duplexrpc.websocket.Reading.unsigned;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RFC 6455, section by section: what binds whoever reads and writes frames. What binds the handshake of a client and of a server is tested where these are, and
 * the closing handshake on a real socket as well. Closing and UTF-8 are in {@link Rfc6455ClosingTest}.
 */
class Rfc6455Test {

    private static final int LIMIT = 100_000;

    private final RecordedFrames seen = new RecordedFrames();
    private final FrameReader server = new FrameReader(Role.SERVER, LIMIT, seen);
    private final FrameReader client = new FrameReader(Role.CLIENT, LIMIT, seen);

    @Nested
    class Section1And4OpeningHandshake {

        @Test
        void theAcceptHeaderAnswersTheKeyOfTheExample() {
            assertThat(Handshake.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        }

        @Test
        void aKeyIsSixteenRandomBytes() {
            Set<String> keys = new HashSet<>();
            for (int i = 0; i < 1000; i++) {
                keys.add(Handshake.newKey());
            }

            assertThat(keys).hasSize(1000).allMatch(Handshake::isKey).allMatch(key -> key.length() == 24);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "short", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZWU=", "=", "ä"})
        void whatIsNoKeyIsRecognized(String key) {
            assertThat(Handshake.isKey(key)).isFalse();
        }

        @Test
        void listsOfTokensAreReadInAnyCase() {
            assertThat(Handshake.hasToken("keep-alive, Upgrade", "upgrade")).isTrue();
            assertThat(Handshake.hasToken("keep-alive,UPGRADE ,x", "upgrade")).isTrue();
            assertThat(Handshake.hasToken("upgraded", "upgrade")).isFalse();
            assertThat(Handshake.hasToken(null, "upgrade")).isFalse();
        }
    }

    @Nested
    class Section5And1Masking {

        @Test
        void aServerFailsTheConnectionOnAFrameThatIsNotMasked() {
            assertRefused(server, Frames.ofServer().text("x"), CloseCode.PROTOCOL_ERROR);
        }

        @Test
        void aClientFailsTheConnectionOnAFrameThatIsMasked() {
            assertRefused(client, Frames.ofClient().text("x"), CloseCode.PROTOCOL_ERROR);
        }

        @Test
        void controlFramesAreMaskedLikeOthers() {
            assertRefused(server, Frames.ofServer().frame(0x89), CloseCode.PROTOCOL_ERROR);
            assertRefused(client, Frames.ofClient().frame(0x88), CloseCode.PROTOCOL_ERROR);
        }
    }

    @Nested
    class Section5And2BaseFraming {

        @ParameterizedTest
        @ValueSource(ints = {0x40, 0x20, 0x10, 0x70})
        void reservedBitsFailTheConnectionWhereNothingWasNegotiated(int bits) {
            for (int opcode : new int[] {0x1, 0x2, 0x8, 0x9, 0xA}) {
                FrameReader reader = new FrameReader(Role.CLIENT, LIMIT, seen);
                assertRefused(reader, Frames.ofServer().frame(0x80 | bits | opcode), CloseCode.PROTOCOL_ERROR);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF})
        void unknownOpcodesFailTheConnection(int opcode) {
            assertRefused(client, Frames.ofServer().frame(0x80 | opcode), CloseCode.PROTOCOL_ERROR);
        }

        @ParameterizedTest
        @CsvSource({"125, 2", "126, 4", "65535, 4", "65536, 10", "99999, 10"})
        void theShortestFormOfALengthIsWritten(int length, int header) {
            byte[] out = new byte[(int) FrameWriter.server().size(length)];
            int end = FrameWriter.server().text(out, 0, new byte[length], 0, length);

            assertThat(end).isEqualTo(header + length);
            feed(client, Frames.ofServer().raw(unsigned(out)));
            assertThat(seen.events).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "817e0000",
                    "817e007d",
                    "817f0000000000000000",
                    "817f000000000000007d",
                    "817f000000000000ffff",
                    "897e0001"
                })
        void aLengthThatIsNotInItsShortestFormFailsTheConnection(String hex) {
            assertRefused(client, hex, CloseCode.PROTOCOL_ERROR);
        }

        @ParameterizedTest
        @ValueSource(strings = {"817f8000000000000000", "817fffffffffffffffff"})
        void theHighestBitOfALengthMustBeZero(String hex) {
            assertRefused(client, hex, CloseCode.PROTOCOL_ERROR);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "827f7fffffffffffffff",
                    "827f0000000080000000",
                    "827f00000000ffffffff",
                    "827f00000000000186a1"
                })
        void aLengthOf63BitsIsReadAsWhatItIsAndRefusedBeforeAnyOfItHasCome(String hex) {
            assertRefused(client, hex, CloseCode.MESSAGE_TOO_BIG);
        }

        @Test
        void aLengthIsNotHeldAgainstTheLimitBeforeItIsComplete() {
            feed(client, Frames.ofServer().raw(unsigned(HexFormat.of().parseHex("827f00000000000186"))));

            assertThat(seen.events).isEmpty();
            assertThat(client.messageUnderWay()).isNotZero();
        }
    }

    @Nested
    class Section5And3ClientMasking {

        @Test
        void everyFrameOfAClientHasAKeyOfItsOwn() {
            MaskKeys keys = new MaskKeys();
            Set<Integer> seenKeys = new HashSet<>();
            for (int i = 0; i < 10_000; i++) {
                seenKeys.add(keys.getAsInt());
            }

            // Two of ten thousand are equal now and then; more would mean that they can be foretold.
            assertThat(seenKeys).hasSizeGreaterThan(9_990);
        }

        @Test
        void theSameMessageLooksDifferentEachTime() {
            FrameWriter writer = FrameWriter.client(new MaskKeys());
            byte[] first = new byte[(int) writer.size(100)];
            byte[] second = new byte[(int) writer.size(100)];
            writer.text(first, 0, new byte[100], 0, 100);
            writer.text(second, 0, new byte[100], 0, 100);

            assertThat(Arrays.copyOfRange(first, 6, 106)).isNotEqualTo(Arrays.copyOfRange(second, 6, 106));
        }

        @Test
        void theFourBytesOfAKeyAreUsedInTurn() {
            byte[] payload = HexFormat.of().parseHex("00112233445566778899aa");
            feed(server, Frames.ofClient().frame(0x82, payload));

            assertThat(seen.events).containsExactly("binary " + Arrays.toString(payload));
        }
    }

    @Nested
    class Section5And4Fragmentation {

        @Test
        void fragmentsBecomeOneMessageInTheOrderInWhichTheyCome() {
            feed(
                    client,
                    Frames.ofServer()
                            .frame(0x02, (byte) 1)
                            .frame(0x00, (byte) 2)
                            .frame(0x80, (byte) 3));

            assertThat(seen.events).containsExactly("binary [1, 2, 3]");
        }

        @Test
        void fragmentsMayBeEmpty() {
            feed(client, Frames.ofServer().frame(0x01).frame(0x00).frame(0x00).frame(0x80));

            assertThat(seen.events).containsExactly("text ");
        }

        @Test
        void controlFramesComeAtOnceAndNotBehindTheMessage() {
            feed(
                    client,
                    Frames.ofServer()
                            .frame(0x01, (byte) 'a')
                            .frame(0x89, (byte) 1)
                            .frame(0x8A, (byte) 2)
                            .frame(0x00, (byte) 'b')
                            .frame(0x89, (byte) 3)
                            .frame(0x80, (byte) 'c'));

            assertThat(seen.events).containsExactly("ping [1]", "pong [2]", "ping [3]", "text abc");
        }

        @Test
        void controlFramesAreNotFragmented() {
            for (int opcode : new int[] {0x8, 0x9, 0xA}) {
                assertRefused(
                        new FrameReader(Role.CLIENT, LIMIT, seen),
                        Frames.ofServer().frame(opcode),
                        CloseCode.PROTOCOL_ERROR);
            }
        }

        @Test
        void messagesAreNotInterleaved() {
            assertRefused(client, Frames.ofServer().frame(0x01, (byte) 'a').frame(0x81), CloseCode.PROTOCOL_ERROR);
            assertRefused(
                    new FrameReader(Role.CLIENT, LIMIT, seen),
                    Frames.ofServer().frame(0x01).frame(0x02),
                    CloseCode.PROTOCOL_ERROR);
        }

        @Test
        void aContinuationNeedsSomethingToContinue() {
            assertRefused(client, Frames.ofServer().frame(0x00), CloseCode.PROTOCOL_ERROR);
            assertRefused(
                    new FrameReader(Role.CLIENT, LIMIT, seen),
                    Frames.ofServer().text("whole").frame(0x80),
                    CloseCode.PROTOCOL_ERROR);
        }

        @Test
        void theLimitHoldsForTheWholeMessageHoweverItIsCut() {
            Frames many = Frames.ofServer().frame(0x02);
            for (int i = 0; i < 11; i++) {
                many.frame(0x00, new byte[10_000]);
            }

            assertRefused(client, many, CloseCode.MESSAGE_TOO_BIG);
        }
    }

    @Nested
    class Section5And5ControlFrames {

        @Test
        void aControlFrameCarries125BytesAtMost() {
            feed(client, Frames.ofServer().frame(0x89, new byte[125]));
            assertThat(seen.events).hasSize(1);
            for (int opcode : new int[] {0x88, 0x89, 0x8A}) {
                FrameReader reader = new FrameReader(Role.CLIENT, LIMIT, seen);
                assertRefused(reader, Frames.ofServer().frame(opcode, new byte[126]), CloseCode.PROTOCOL_ERROR);
            }
        }

        @Test
        void nothingIsReadBehindACloseFrame() {
            feed(client, Frames.ofServer().frame(0x88).text("late").frame(0x83));

            assertThat(seen.events).containsExactly("close 1005 ");
        }

        @Test
        void aCloseFrameMayComeInTheMiddleOfAMessage() {
            feed(client, Frames.ofServer().frame(0x01, (byte) 'a').frame(0x88, (byte) 3, (byte) 0xE8));

            assertThat(seen.events).containsExactly("close 1000 ");
        }

        @Test
        void aPingIsReportedWithItsData() {
            feed(client, Frames.ofServer().frame(0x89, (byte) 0xFF, (byte) 0));

            assertThat(seen.events).containsExactly("ping [-1, 0]");
        }
    }

    @Nested
    class Section5And6DataFrames {

        @Test
        void binaryMayBeAnything() {
            feed(client, Frames.ofServer().frame(0x82, (byte) 0xC0, (byte) 0x80));

            assertThat(seen.events).containsExactly("binary [-64, -128]");
        }

        @Test
        void aFragmentNeedNotBeUtf8ByItself() {
            byte[] text = "κόσμε 😀".getBytes(StandardCharsets.UTF_8);
            Frames frames = Frames.ofServer();
            for (int i = 0; i < text.length; i++) {
                frames.frame((i == text.length - 1 ? 0x80 : 0) | (i == 0 ? 1 : 0), text[i]);
            }
            feed(client, frames);

            assertThat(seen.events).containsExactly("text κόσμε 😀");
        }
    }

    @Nested
    class Section5And7Examples {

        @ParameterizedTest
        @CsvSource({
            "810548656c6c6f, text Hello",
            "010348656c80026c6f, text Hello",
            "890548656c6c6f, 'ping [72, 101, 108, 108, 111]'",
            "8a0548656c6c6f, 'pong [72, 101, 108, 108, 111]'"
        })
        void whatTheStandardShowsUnmaskedIsRead(String hex, String expected) {
            feed(client, Frames.ofServer().raw(unsigned(HexFormat.of().parseHex(hex))));

            assertThat(seen.events).containsExactly(expected);
        }

        @ParameterizedTest
        @CsvSource({"818537fa213d7f9f4d5158, text Hello", "8a8537fa213d7f9f4d5158, 'pong [72, 101, 108, 108, 111]'"})
        void whatTheStandardShowsMaskedIsRead(String hex, String expected) {
            feed(server, Frames.ofServer().raw(unsigned(HexFormat.of().parseHex(hex))));

            assertThat(seen.events).containsExactly(expected);
        }

        @Test
        void whatTheStandardShowsIsWritten() {
            byte[] hello = "Hello".getBytes(StandardCharsets.US_ASCII);
            byte[] plain = new byte[7];
            byte[] masked = new byte[11];
            byte[] pong = new byte[7];
            FrameWriter.server().text(plain, 0, hello, 0, 5);
            FrameWriter.client(() -> 0x3D21FA37).text(masked, 0, hello, 0, 5);
            FrameWriter.server().pong(pong, 0, hello, 0, 5);

            assertThat(HexFormat.of().formatHex(plain)).isEqualTo("810548656c6c6f");
            assertThat(HexFormat.of().formatHex(masked)).isEqualTo("818537fa213d7f9f4d5158");
            assertThat(HexFormat.of().formatHex(pong)).isEqualTo("8a0548656c6c6f");
        }

        @Test
        void largeBinaryFramesHaveTheHeadersOfTheStandard() {
            feed(
                    client,
                    Frames.ofServer()
                            .raw(unsigned(HexFormat.of().parseHex("827e0100")))
                            .raw(new int[256])
                            .raw(unsigned(HexFormat.of().parseHex("827f0000000000010000")))
                            .raw(new int[65536]));

            assertThat(seen.events).hasSize(2).allMatch(event -> event.startsWith("binary [0, 0"));
        }
    }
}
