package dev.duplexrpc.websocket;

/**
 * Whether bytes are UTF-8, told piece by piece, so that a text message is refused at its first wrong byte wherever frames and reads happen to be cut.
 * Refuses overlong forms, surrogates and what lies beyond U+10FFFF.
 */
public final class Utf8Check {

    /** How many continuation bytes the character begun still lacks, and the range of the next one. */
    private int lacking;

    private int lowest = 0x80;
    private int highest = 0xBF;

    /** Takes the next bytes; false if they cannot continue what came before. */
    public boolean accepts(byte[] bytes, int from, int length) {
        int end = from + length;
        for (int at = from; at < end; at++) {
            int next = bytes[at] & 0xFF;
            if (lacking > 0) {
                if (next < lowest || next > highest) {
                    return false;
                }
                lacking--;
                lowest = 0x80;
                highest = 0xBF;
            } else if (next >= 0x80 && !begins(next)) {
                return false;
            }
        }
        return true;
    }

    private boolean begins(int lead) {
        if (lead >= 0xC2 && lead <= 0xDF) {
            lacking = 1;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            lacking = 2;
            lowest = lead == 0xE0 ? 0xA0 : 0x80;
            highest = lead == 0xED ? 0x9F : 0xBF;
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            lacking = 3;
            lowest = lead == 0xF0 ? 0x90 : 0x80;
            highest = lead == 0xF4 ? 0x8F : 0xBF;
        } else {
            return false;
        }
        return true;
    }

    /** Whether the bytes so far end with a whole character. */
    public boolean isComplete() {
        return lacking == 0;
    }

    void reset() {
        lacking = 0;
        lowest = 0x80;
        highest = 0xBF;
    }
}
