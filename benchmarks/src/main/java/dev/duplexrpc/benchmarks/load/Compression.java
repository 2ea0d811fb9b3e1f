package dev.duplexrpc.benchmarks.load;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** permessage-deflate as the load generator does it: every message by itself, at the fastest level. */
final class Compression {
    /** What is offered: with it both sides compress every message by itself. */
    static final String OFFER = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final Inflater inflater = new Inflater(true);
    private byte[] deflated = new byte[256];
    private byte[] inflated = new byte[1024];

    /** Compresses a text; what is returned is valid until the next one. */
    ByteBuffer deflate(byte[] text) {
        deflater.reset();
        deflater.setInput(text);
        int length = deflater.deflate(deflated, 0, deflated.length, Deflater.SYNC_FLUSH);
        while (length == deflated.length) {
            deflated = Arrays.copyOf(deflated, 2 * length);
            length += deflater.deflate(deflated, length, deflated.length - length, Deflater.SYNC_FLUSH);
        }
        return ByteBuffer.wrap(deflated, 0, length - TAIL.length);
    }

    /** Restores a text; what is returned is valid until the next one. */
    ByteBuffer inflate(ByteBuffer in, int from, int length) throws ProtocolException {
        byte[] bytes = new byte[length + TAIL.length];
        in.get(from, bytes, 0, length);
        System.arraycopy(TAIL, 0, bytes, length, TAIL.length);
        inflater.reset();
        inflater.setInput(bytes);
        try {
            int count = inflater.inflate(inflated);
            while (count == inflated.length) {
                inflated = Arrays.copyOf(inflated, 2 * count);
                count += inflater.inflate(inflated, count, inflated.length - count);
            }
            return ByteBuffer.wrap(inflated, 0, count);
        } catch (DataFormatException wrong) {
            throw new ProtocolException("An answer cannot be inflated: " + wrong.getMessage());
        }
    }
}
