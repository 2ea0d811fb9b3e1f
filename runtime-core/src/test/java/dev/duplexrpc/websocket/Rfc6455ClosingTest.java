package dev.duplexrpc.websocket;

import static dev.duplexrpc.websocket.Reading.assertRefused;
import static dev.duplexrpc.websocket.Reading.feed;
import static dev.duplexrpc.websocket.Reading.unsigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455, sections 7 and 8: closing, its codes and reasons, and text that is not UTF-8. */
class Rfc6455ClosingTest {

    private static final int LIMIT = 100_000;

    private final RecordedFrames seen = new RecordedFrames();
    private final FrameReader client = new FrameReader(Role.CLIENT, LIMIT, seen);

    @Nested
    class Section7Closing {

        @ParameterizedTest
        @ValueSource(
                ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
        void codesOfTheRegistryAndForLibrariesAndApplicationsAreTakenAndGiven(int code) {
            byte[] out = new byte[10];
            int end = FrameWriter.server().close(out, 0, code, "why");
            feed(client, Frames.ofServer().raw(unsigned(Arrays.copyOf(out, end))));

            assertThat(seen.events).containsExactly("close " + code + " why");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999, 5000, 9999, 65535})
        void otherCodesAreNeitherTakenNorGiven(int code) {
            assertRefused(
                    client, Frames.ofServer().frame(0x88, (byte) (code >> 8), (byte) code), CloseCode.PROTOCOL_ERROR);
            if (code != CloseCode.NO_STATUS) {
                assertThatThrownBy(() -> FrameWriter.server().close(new byte[10], 0, code, ""))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }

        @Test
        void aCodeHasTwoBytes() {
            assertRefused(client, Frames.ofServer().frame(0x88, (byte) 3), CloseCode.PROTOCOL_ERROR);
        }

        @Test
        void aReasonIsUtf8() {
            feed(client, Frames.ofServer().frame(0x88, withCode("größer")));
            assertThat(seen.events).containsExactly("close 1000 größer");

            assertRefused(
                    new FrameReader(Role.CLIENT, LIMIT, seen),
                    Frames.ofServer().frame(0x88, (byte) 3, (byte) 0xE8, (byte) 0xC3),
                    CloseCode.INVALID_DATA);
        }

        @Test
        void aReasonOf123BytesFits() {
            feed(client, Frames.ofServer().frame(0x88, withCode("r".repeat(123))));

            assertThat(seen.events).containsExactly("close 1000 " + "r".repeat(123));
        }

        private byte[] withCode(String reason) {
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            payload.write(3);
            payload.write(0xE8);
            payload.writeBytes(reason.getBytes(StandardCharsets.UTF_8));
            return payload.toByteArray();
        }
    }

    @Nested
    class Section8And1Utf8 {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "80", // a continuation by itself
                    "c3", // cut off
                    "c328", // a continuation that is none
                    "c080", // overlong
                    "c1bf",
                    "e080af",
                    "e09fbf",
                    "f08fbfbf",
                    "eda080", // a surrogate
                    "edbfbf",
                    "f4908080", // beyond U+10FFFF
                    "f5808080",
                    "f8888080",
                    "fe",
                    "ff"
                })
        void whatIsNotUtf8FailsTheConnectionWhereverItIs(String hex) {
            byte[] wrong = HexFormat.of().parseHex(hex);
            assertRefused(client, Frames.ofServer().frame(0x81, wrong), CloseCode.INVALID_DATA);
            FrameReader fragmented = new FrameReader(Role.CLIENT, LIMIT, seen);
            Frames frames = Frames.ofServer().frame(0x01, (byte) 'a');
            for (byte next : wrong) {
                frames.frame(0x00, next);
            }
            assertRefused(fragmented, frames.frame(0x80), CloseCode.INVALID_DATA);
        }

        @ParameterizedTest
        @ValueSource(strings = {"7f", "c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080", "f48fbfbf"})
        void theOutermostCharactersAreUtf8(String hex) {
            feed(client, Frames.ofServer().frame(0x81, HexFormat.of().parseHex(hex)));

            assertThat(seen.events).hasSize(1);
        }
    }
}
