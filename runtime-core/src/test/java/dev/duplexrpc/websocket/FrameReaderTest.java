package dev.duplexrpc.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private final RecordedFrames seen = new RecordedFrames();
    private final FrameReader server = new FrameReader(Role.SERVER, 70_000, seen);
    private final FrameReader client = new FrameReader(Role.CLIENT, 70_000, seen);

    @Test
    void severalFramesOfOneReadAreReportedInOrder() {
        feed(
                server,
                Frames.ofClient()
                        .text("one")
                        .frame(0x89, (byte) 7)
                        .text("zwei, größer")
                        .frame(0x82, (byte) 1));

        assertThat(seen.events).containsExactly("text one", "ping [7]", "text zwei, größer", "binary [1]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 125, 126, 127, 65535, 65536, 70_000})
    void everyLengthFormIsRead(int length) {
        feed(server, Frames.ofClient().text("a".repeat(length)).text("behind"));

        assertThat(seen.events).containsExactly("text " + "a".repeat(length), "text behind");
    }

    @Test
    void controlFramesMayComeBetweenFragments() {
        feed(
                server,
                Frames.ofClient()
                        .frame(0x01, bytes("Hel"))
                        .frame(0x89)
                        .frame(0x00)
                        .frame(0x80, bytes("lo")));

        assertThat(seen.events).containsExactly("ping []", "text Hello");
    }

    @Test
    void aCharacterMayBeCutBetweenFragments() {
        byte[] euro = bytes("€");

        feed(server, Frames.ofClient().frame(0x01, euro[0]).frame(0x00, euro[1]).frame(0x80, euro[2]));

        assertThat(seen.events).containsExactly("text €");
    }

    @Test
    void aWrongByteIsRefusedBeforeTheMessageEnds() {
        FrameException refused =
                refusal(server, Frames.ofClient().frame(0x01, bytes("fine")).frame(0x00, (byte) 0xC0));

        assertThat(refused.closeCode()).isEqualTo(CloseCode.INVALID_DATA);
    }

    @Test
    void aCharacterThatIsNotContinuedIsRefusedInTheFragmentWhereThatShows() {
        assertThat(refusal(server, Frames.ofClient().frame(0x01, (byte) 0xC3, (byte) 'A'))
                        .closeCode())
                .isEqualTo(CloseCode.INVALID_DATA);
    }

    @Test
    void aFarewellMayComeWithinACharacterOfAMessage() {
        feed(server, Frames.ofClient().frame(0x01, (byte) 0xC3).frame(0x88, (byte) 3, (byte) 0xE8, (byte) 'b'));

        assertThat(seen.events).containsExactly("close 1000 b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"80", "C3", "C328", "C080", "E080AF", "EDA080", "F0808080", "F4908080", "F888808080", "41C3"})
    void whatIsNotUtf8IsRefused(String hex) {
        byte[] payload = java.util.HexFormat.of().parseHex(hex);

        assertThat(refusal(server, Frames.ofClient().frame(0x81, payload)).closeCode())
                .isEqualTo(CloseCode.INVALID_DATA);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC1, 0xA1, 0x91, 0x83, 0x87, 0x8B, 0x8F})
    void reservedBitsAndOpcodesAreRefused(int first) {
        assertThat(refusal(server, Frames.ofClient().frame(first)).closeCode()).isEqualTo(CloseCode.PROTOCOL_ERROR);
    }

    @Test
    void aReservedBitWithoutAnExtensionIsToldApartFromOneInTheWrongPlace() {
        assertThat(refusal(server, Frames.ofClient().frame(0xC1))).hasMessageContaining("no extension was negotiated");
    }

    @Test
    void eachRoleRefusesTheOthersMasking() {
        assertThat(refusal(server, Frames.ofServer().text("bare"))).hasMessageContaining("not masked");
        assertThat(refusal(client, Frames.ofClient().text("masked"))).hasMessageContaining("is masked");
    }

    @Test
    void aClientReadsUnmaskedFrames() {
        feed(client, Frames.ofServer().text("größer").frame(0x01, bytes("a")).frame(0x80, bytes("b")));

        assertThat(seen.events).containsExactly("text größer", "text ab");
    }

    @Test
    void lengthsMustBeGivenInTheFewestBytes() {
        assertThat(refusal(client, Frames.ofServer().raw(0x81, 126, 0, 125))).hasMessageContaining("fewest");
        assertThat(refusal(
                        new FrameReader(Role.CLIENT, 10, seen),
                        Frames.ofServer().raw(0x81, 127, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF)))
                .hasMessageContaining("fewest");
    }

    @Test
    void theLargestLengthThatCanBeWrittenIsTooBigAndNotNegative() {
        FrameException refused = refusal(
                client,
                Frames.ofServer().frame(0x01, (byte) 'a').raw(0x80, 127, 0x7F, 255, 255, 255, 255, 255, 255, 255));

        assertThat(refused.closeCode()).isEqualTo(CloseCode.MESSAGE_TOO_BIG);
    }

    @Test
    void controlFramesAreShortAndWhole() {
        assertThat(refusal(server, Frames.ofClient().frame(0x09))).hasMessageContaining("fragmented");
        assertThat(refusal(
                        new FrameReader(Role.SERVER, 10, seen),
                        Frames.ofClient().frame(0x89, new byte[126])))
                .hasMessageContaining("125");
    }

    @Test
    void fragmentsMustFollowTheirBeginning() {
        assertThat(refusal(server, Frames.ofClient().frame(0x80))).hasMessageContaining("no message to continue");
        assertThat(refusal(
                        new FrameReader(Role.SERVER, 10, seen),
                        Frames.ofClient().frame(0x01).text("new")))
                .hasMessageContaining("before the last fragment");
    }

    @Test
    void theLimitCountsAllFragmentsAndIsNamed() {
        FrameException refused = refusal(
                new FrameReader(Role.SERVER, 10, seen),
                Frames.ofClient().frame(0x01, new byte[6]).frame(0x80, new byte[5]));

        assertThat(refused.closeCode()).isEqualTo(CloseCode.MESSAGE_TOO_BIG);
        assertThat(refused).hasMessageContaining("maxMessageBytes").hasMessageContaining("10");
    }

    @Test
    void aCloseFrameIsTheLastThingReported() {
        feed(
                server,
                Frames.ofClient().frame(0x88, (byte) 3, (byte) 0xE8, (byte) 'b').text("too late"));

        assertThat(seen.events).containsExactly("close 1000 b");
    }

    @Test
    void aCloseFrameNeedsNoCode() {
        feed(server, Frames.ofClient().frame(0x88));

        assertThat(seen.events).containsExactly("close 1005 ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535})
    void codesThatMayNotBeSentAreRefused(int code) {
        FrameException refused = refusal(server, Frames.ofClient().frame(0x88, (byte) (code >> 8), (byte) code));

        assertThat(refused.closeCode()).isEqualTo(CloseCode.PROTOCOL_ERROR);
    }

    @Test
    void aCloseFrameWithHalfACodeOrABadReasonIsRefused() {
        assertThat(refusal(server, Frames.ofClient().frame(0x88, (byte) 3))).hasMessageContaining("half");
        FrameException refused = refusal(
                new FrameReader(Role.SERVER, 10, seen),
                Frames.ofClient().frame(0x88, (byte) 3, (byte) 0xE8, (byte) 0xFF));
        assertThat(refused.closeCode()).isEqualTo(CloseCode.INVALID_DATA);
    }

    @Test
    void afterARefusalNothingIsReported() {
        refusal(server, Frames.ofClient().frame(0x80));

        feed(server, Frames.ofClient().text("more"));

        assertThat(seen.events).isEmpty();
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
