package dev.duplexrpc.websocket;

import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What a thread lends to the message that it compresses or inflates at the moment: room for the result and, where messages do not refer to earlier ones, the
 * compressor itself, so that a connection at rest owns none of the hundreds of kilobytes that one takes. As many of these as threads exist; their native memory goes
 * with the thread.
 */
final class LentZlib {

    private static final int FIRST_CAPACITY = 8 * 1024;

    /** Room beyond this is not kept for the next message. */
    private static final int KEPT_CAPACITY = 256 * 1024;

    private static final ThreadLocal<LentZlib> OF_THREAD = ThreadLocal.withInitial(LentZlib::new);

    private byte[] inflated = new byte[FIRST_CAPACITY];
    private byte[] deflated = new byte[FIRST_CAPACITY];
    private @Nullable Inflater inflater;
    private @Nullable Deflater deflater;
    private int level;

    static LentZlib ofThisThread() {
        return OF_THREAD.get();
    }

    byte[] roomToInflate() {
        if (inflated.length > KEPT_CAPACITY) {
            inflated = new byte[FIRST_CAPACITY];
        }
        return inflated;
    }

    void keepRoomToInflate(byte[] room) {
        inflated = room;
    }

    byte[] roomToDeflate() {
        if (deflated.length > KEPT_CAPACITY) {
            deflated = new byte[FIRST_CAPACITY];
        }
        return deflated;
    }

    void keepRoomToDeflate(byte[] room) {
        deflated = room;
    }

    Inflater inflater() {
        Inflater lent = inflater;
        if (lent == null) {
            lent = new Inflater(true);
            inflater = lent;
        }
        return lent;
    }

    Deflater deflater(int wantedLevel) {
        Deflater lent = deflater;
        if (lent == null || level != wantedLevel) {
            if (lent != null) {
                lent.end();
            }
            lent = new Deflater(wantedLevel, true);
            deflater = lent;
            level = wantedLevel;
        }
        return lent;
    }
}
