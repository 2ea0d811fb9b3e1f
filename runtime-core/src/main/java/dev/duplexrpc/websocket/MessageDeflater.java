package dev.duplexrpc.websocket;

import java.util.Arrays;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Compresses the messages of one connection, RFC 7692 section 7.2.1. Not safe for several threads. */
public final class MessageDeflater {

    private static final byte[] NOTHING = {};

    /** The empty block that a flush ends with; the receiver adds it. */
    private static final int TAIL_BYTES = 4;

    private final boolean takeover;
    private final int level;
    private final int minBytes;
    private @Nullable Deflater own;
    private boolean released;

    private byte[] room = NOTHING;
    private int length;

    MessageDeflater(boolean takeover, int level, int minBytes) {
        this.takeover = takeover;
        this.level = level;
        this.minBytes = minBytes;
    }

    /**
     * Compresses a message into {@link #bytes()}, which is the thread's and valid until it compresses the next.
     *
     * @return false to send the message as it is, because it is short or does not become shorter
     */
    public boolean deflate(byte[] message, int from, int count) {
        if (released || count < minBytes) {
            return false;
        }
        LentZlib lent = LentZlib.ofThisThread();
        room = lent.roomToDeflate();
        Deflater deflater = deflater(lent);
        deflater.setInput(message, from, count);
        length = 0;
        while (true) {
            length += deflater.deflate(room, length, room.length - length, Deflater.SYNC_FLUSH);
            if (length < room.length) {
                break;
            }
            room = Arrays.copyOf(room, Math.toIntExact(2L * room.length));
        }
        length -= TAIL_BYTES;
        lent.keepRoomToDeflate(room);
        if (takeover) {
            // Or the connection at rest would hold on to its last message.
            deflater.setInput(NOTHING);
            // The receiver's window must see what ours has seen, even if nothing was gained.
            return true;
        }
        deflater.reset();
        return length < count;
    }

    public byte[] bytes() {
        return room;
    }

    public int length() {
        return length;
    }

    private Deflater deflater(LentZlib lent) {
        if (!takeover) {
            return lent.deflater(level);
        }
        Deflater mine = own;
        if (mine == null) {
            mine = new Deflater(level, true);
            own = mine;
        }
        return mine;
    }

    /** Gives the native memory back; nothing is compressed any more. May be called twice. */
    public void release() {
        released = true;
        if (own != null) {
            own.end();
            own = null;
        }
        room = NOTHING;
    }
}
