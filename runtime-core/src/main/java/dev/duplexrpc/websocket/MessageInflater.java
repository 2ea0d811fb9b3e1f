package dev.duplexrpc.websocket;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Inflates the messages of one connection, RFC 7692 section 7.2.2. Stops at the limit, however much is still to come. Not safe for several threads. */
public final class MessageInflater {

    /** What the sender leaves out of every message: the empty block that a flush ends with. */
    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

    private static final byte[] NOTHING = {};
    private static final int WINDOW = 32 * 1024;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final boolean takeover;
    private final int maxBytes;
    private @Nullable Inflater own;
    private boolean released;

    private byte[] room = NOTHING;
    private int length;

    MessageInflater(boolean takeover, int maxBytes) {
        this.takeover = takeover;
        this.maxBytes = maxBytes;
    }

    /**
     * Inflates one message into {@link #bytes()}, which is the thread's and valid until it inflates the next.
     *
     * @throws FrameException if it is no compressed message, or too large a one
     */
    void inflate(byte[] compressed, int from, int count) {
        if (released) {
            throw new IllegalStateException("The connection has ended.");
        }
        LentZlib lent = LentZlib.ofThisThread();
        room = lent.roomToInflate();
        length = 0;
        if (count == 0) {
            // Not what section 7.2.3.6 asks for, but it can mean only one thing.
            return;
        }
        Inflater inflater = inflater(lent);
        try {
            inflate(inflater, compressed, from, count);
        } catch (DataFormatException broken) {
            throw new FrameException(
                    CloseCode.INVALID_DATA, "A compressed message cannot be inflated: " + broken.getMessage() + ".");
        } finally {
            if (!takeover) {
                inflater.reset();
            }
            lent.keepRoomToInflate(room);
        }
    }

    byte[] bytes() {
        return room;
    }

    int length() {
        return length;
    }

    private Inflater inflater(LentZlib lent) {
        if (!takeover) {
            return lent.inflater();
        }
        Inflater mine = own;
        if (mine == null) {
            mine = new Inflater(true);
            own = mine;
        }
        return mine;
    }

    private void inflate(Inflater inflater, byte[] compressed, int from, int count) throws DataFormatException {
        inflater.setInput(compressed, from, count);
        boolean inTail = false;
        while (true) {
            int got = inflater.inflate(room, length, room.length - length);
            length += got;
            if (length > Math.min(maxBytes, LARGEST_ARRAY - 1)) {
                throw FrameException.atLimit(
                        "maxInflatedBytes",
                        "A compressed message has more than the " + maxBytes + " bytes that maxInflatedBytes allows.");
            }
            if (inflater.finished()) {
                // A sender may end its stream in every message (section 7.2.3.4); what stands behind it is a new one.
                int rest = inflater.getRemaining();
                inflater.reset();
                inflater.setDictionary(room, Math.max(0, length - WINDOW), Math.min(length, WINDOW));
                if (rest == 0 || inTail) {
                    return;
                }
                inflater.setInput(compressed, from + count - rest, rest);
            } else if (inflater.needsDictionary()) {
                throw new DataFormatException("it asks for a dictionary");
            } else if (length == room.length) {
                room = Arrays.copyOf(room, (int) Math.min(2L * room.length, Math.min(maxBytes + 1L, LARGEST_ARRAY)));
            } else if (got == 0 && inflater.needsInput()) {
                if (inTail) {
                    return;
                }
                inTail = true;
                inflater.setInput(TAIL);
            }
        }
    }

    /** Gives the native memory back; nothing is inflated any more. May be called twice. */
    public void release() {
        released = true;
        if (own != null) {
            own.end();
            own = null;
        }
        room = NOTHING;
    }
}
