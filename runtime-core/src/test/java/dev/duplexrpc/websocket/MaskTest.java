package dev.duplexrpc.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Eight bytes at a time must be what one after the other is, and one byte beyond ASCII must be seen wherever it stands: it decides whether UTF-8 is checked. */
class MaskTest {

    private static final int KEY = 0x84C2A1F0;

    static int[] lengths() {
        return new int[] {0, 1, 3, 4, 7, 8, 9, 15, 16, 17, 25};
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void aByteBeyondAsciiIsSeenWhereverItStands(int length) {
        byte[] ascii = ascii(length);
        assertThat(Mask.isAscii(ascii, 2, length)).isTrue();
        assertThat(unmasked(ascii, length)).isTrue();
        for (int at = 2; at < 2 + length; at++) {
            byte[] other = ascii.clone();
            other[at] |= (byte) 0x80;
            assertThat(Mask.isAscii(other, 2, length)).as("byte %d", at).isFalse();
            assertThat(unmasked(other, length)).as("byte %d", at).isFalse();
        }
    }

    /** Masks byte by byte, has it taken off, and says whether that was ASCII. */
    private static boolean unmasked(byte[] plain, int length) {
        byte[] bytes = plain.clone();
        for (int i = 0; i < length; i++) {
            bytes[2 + i] ^= (byte) (KEY >>> 8 * (i % 4));
        }
        boolean ascii = Mask.apply(bytes, 2, length, KEY);
        assertThat(bytes).isEqualTo(plain);
        return ascii;
    }

    /** Between bytes that are not looked at and beyond ASCII. */
    private static byte[] ascii(int length) {
        byte[] bytes = new byte[length + 4];
        Arrays.fill(bytes, (byte) 0xFF);
        for (int i = 0; i < length; i++) {
            bytes[2 + i] = (byte) ('a' + i);
        }
        return bytes;
    }
}
