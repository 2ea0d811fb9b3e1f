package dev.duplexrpc.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Finds the frames in what a server sends. */
final class Frames {
    private static final int FINAL_TEXT = 0x81;
    private static final int COMPRESSED = 0x40;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;
    private static final int CLOSE = 0x88;
    private static final int TWO_BYTES_OF_LENGTH = 126;

    /** Who takes the messages. */
    interface Taker {
        /** @param compressed whether it came with the bit that permessage-deflate sets */
        void text(ByteBuffer in, int from, int length, boolean compressed) throws IOException;

        /** The server wants to know whether anybody is there. */
        void ping(byte[] payload) throws IOException;
    }

    private Frames() {}

    /** Takes the frame at the buffer's position and moves the position behind it; false if it is not there as a whole. */
    static boolean take(ByteBuffer in, Taker taker) throws IOException {
        int start = in.position();
        int available = in.remaining();
        if (available < 2) {
            return false;
        }
        int header = 2;
        int length = in.get(start + 1) & 0xff;
        if (length == TWO_BYTES_OF_LENGTH) {
            header = 4;
            if (available < header) {
                return false;
            }
            length = in.getShort(start + 2) & 0xffff;
        } else if (length > TWO_BYTES_OF_LENGTH) {
            header = 10;
            if (available < header) {
                return false;
            }
            length = Math.toIntExact(in.getLong(start + 2));
        }
        if (header + length > in.capacity()) {
            throw new ProtocolException("An answer of " + length + " bytes does not fit the load generator's buffer.");
        }
        if (available < header + length) {
            return false;
        }
        take(in, in.get(start) & 0xff, start + header, length, taker);
        in.position(start + header + length);
        return true;
    }

    private static void take(ByteBuffer in, int first, int from, int length, Taker taker) throws IOException {
        switch (first) {
            case FINAL_TEXT -> taker.text(in, from, length, false);
            case FINAL_TEXT | COMPRESSED -> taker.text(in, from, length, true);
            case PING -> {
                byte[] payload = new byte[length];
                in.get(from, payload);
                taker.ping(payload);
            }
            case PONG -> {
                // Nobody asked, but anybody may say so.
            }
            case CLOSE ->
                throw new EOFException("The server closed a connection with code "
                        + (length < 2 ? 0 : in.getShort(from) & 0xffff) + ".");
            default ->
                throw new ProtocolException(
                        "The server sent a fragment or binary data: first byte 0x" + Integer.toHexString(first) + ".");
        }
    }
}
