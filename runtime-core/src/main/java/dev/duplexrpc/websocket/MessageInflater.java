package dev.duplexrpc.websocket;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates the messages of one connection, RFC 7692 section 7.2.2. Stops at the limit, however much is still to come; goes on beyond it, keeping nothing, only where a
 * message is passed over and those behind it may refer to it. Not safe for several threads.
 */
public final class MessageInflater {

    /** What the sender leaves out of every message: the empty block that a flush ends with. */
    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

    private static final byte[] NOTHING = {};
    private static final int WINDOW = 32 * 1024;

    /** In one message; a sender that ends its stream in every message needs one. */
    private static final int MAX_STREAMS = 1000;

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final boolean takeover;
    private final int maxBytes;
    private @Nullable Inflater own;
    private boolean released;

    private byte[] room = NOTHING;
    private int length;

    /** Whether the inflater is given what the sender has left out, and no longer what it has sent. */
    private boolean inTail;

    /** How many streams the message has ended. */
    private int streams;

    /** Where a message that is passed over piece by piece is inflated: the thread's room is others' between two reads. Null while none is. */
    private byte @Nullable [] passingRoom;

    private int passingLength;

    /** Whether what has come of it so far ends with the end of a stream, behind which nothing was left out. */
    private boolean isBetweenStreams;

    MessageInflater(boolean takeover, int maxBytes) {
        this.takeover = takeover;
        this.maxBytes = maxBytes;
    }

    /**
     * Inflates one message into {@link #bytes()}, which is the thread's and valid until it inflates the next.
     *
     * @return false if it is {@link #tooLarge}: then its beginning is there
     * @throws FrameException if it is no compressed message
     */
    boolean inflate(byte[] compressed, int from, int count) {
        LentZlib lent = lent();
        room = lent.roomToInflate();
        length = 0;
        if (count == 0) {
            // Not what section 7.2.3.6 asks for, but it can mean only one thing.
            return true;
        }
        Inflater inflater = inflater(lent);
        try {
            inTail = false;
            streams = 0;
            inflater.setInput(compressed, from, count);
            return inflate(inflater, compressed, from + count);
        } catch (DataFormatException broken) {
            throw notInflatable(broken);
        } finally {
            if (!takeover) {
                inflater.reset();
            }
            lent.keepRoomToInflate(room);
        }
    }

    private LentZlib lent() {
        if (released) {
            throw new IllegalStateException("The connection has ended.");
        }
        return LentZlib.ofThisThread();
    }

    private static FrameException notInflatable(DataFormatException broken) {
        return new FrameException(
                CloseCode.INVALID_DATA, "A compressed message cannot be inflated: " + broken.getMessage() + ".");
    }

    TooLarge tooLarge() {
        return TooLarge.atLimit("maxInflatedBytes", maxBytes);
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

    private boolean inflate(Inflater inflater, byte[] compressed, int end) throws DataFormatException {
        while (true) {
            int got = inflater.inflate(room, length, room.length - length);
            length += got;
            if (length > Math.min(maxBytes, LARGEST_ARRAY - 1)) {
                return false;
            }
            if (inflater.finished()) {
                if (!beginAnew(inflater, compressed, end)) {
                    return true;
                }
            } else if (inflater.needsDictionary()) {
                throw new DataFormatException("it asks for a dictionary");
            } else if (length == room.length) {
                room = Arrays.copyOf(room, (int) Math.min(2L * room.length, Math.min(maxBytes + 1L, LARGEST_ARRAY)));
            } else if (got == 0 && inflater.needsInput()) {
                if (inTail) {
                    return true;
                }
                beginTail(inflater);
            }
        }
    }

    private void beginTail(Inflater inflater) {
        inTail = true;
        inflater.setInput(TAIL);
    }

    /**
     * A sender may end its stream in every message (section 7.2.3.4); what stands behind it is a new one.
     *
     * @return whether something does
     */
    private boolean beginAnew(Inflater inflater, byte[] compressed, int end) throws DataFormatException {
        if (++streams > MAX_STREAMS) {
            // A stream of two bytes costs as much to begin as one of many.
            throw new DataFormatException("it ends its stream more than " + MAX_STREAMS + " times");
        }
        int rest = inflater.getRemaining();
        inflater.reset();
        inflater.setDictionary(room, Math.max(0, length - WINDOW), Math.min(length, WINDOW));
        if (rest == 0 || inTail) {
            return false;
        }
        inflater.setInput(compressed, end - rest, rest);
        return true;
    }

    /** Passes over what is still to come of the message that was just found to be {@link #tooLarge}. */
    void passOverRest(PassedOver message, byte[] compressed, int from, int count) {
        message.inflates(room, 0, length, maxBytes);
        if (takeover) {
            int remembered = Math.min(length, WINDOW);
            byte[] passing = new byte[2 * WINDOW];
            System.arraycopy(room, length - remembered, passing, 0, remembered);
            room = passing;
            length = remembered;
            passOver(inflater(lent()), message, compressed, from + count, true);
            room = NOTHING;
        }
    }

    /** Passes over some of a message that is too large as it travels. Where no other refers to it, its beginning is enough. */
    void passOver(PassedOver message, byte[] compressed, int from, int count) {
        if (takeover) {
            beginPassing();
            Inflater inflater = inflater(lent());
            inflater.setInput(compressed, from, count);
            inTail = false;
            isBetweenStreams = isBetweenStreams && count == 0;
            passOver(inflater, message, compressed, from + count, false);
            passingLength = length;
        } else {
            message.keep(compressed, from, count);
        }
    }

    private void beginPassing() {
        byte[] passing = passingRoom;
        if (passing == null) {
            passing = new byte[2 * WINDOW];
            passingRoom = passing;
            streams = 0;
            passingLength = 0;
        }
        room = passing;
        length = passingLength;
    }

    /** The last byte of such a message has come. */
    void endPassedOver(PassedOver message) {
        if (takeover) {
            beginPassing();
            if (!isBetweenStreams) {
                Inflater inflater = inflater(lent());
                beginTail(inflater);
                passOver(inflater, message, TAIL, TAIL.length, true);
            }
            isBetweenStreams = false;
            passingRoom = null;
            room = NOTHING;
        } else {
            inflateBeginning(message);
        }
    }

    /** Inflates all input into a room of which only the second half is ever filled anew: in the first is what may still be referred to. */
    private void passOver(Inflater inflater, PassedOver message, byte[] compressed, int end, boolean isWhole) {
        try {
            while (true) {
                int got = inflater.inflate(room, length, WINDOW);
                message.inflates(room, length, got, maxBytes);
                length += got;
                int forgotten = Math.max(0, length - WINDOW);
                System.arraycopy(room, forgotten, room, 0, length - forgotten);
                length -= forgotten;
                if (inflater.finished()) {
                    if (!beginAnew(inflater, compressed, end)) {
                        isBetweenStreams = !isWhole;
                        return;
                    }
                } else if (inflater.needsDictionary()) {
                    throw new DataFormatException("it asks for a dictionary");
                } else if (got == 0 && inflater.needsInput()) {
                    if (inTail || !isWhole) {
                        return;
                    }
                    beginTail(inflater);
                }
            }
        } catch (DataFormatException broken) {
            throw notInflatable(broken);
        }
    }

    private void inflateBeginning(PassedOver message) {
        Inflater inflater = lent().inflater();
        byte[] inflated = new byte[PassedOver.KEPT];
        int had = 0;
        try {
            inflater.setInput(message.beginning(), 0, message.kept());
            for (int got = inflater.inflate(inflated); got > 0; ) {
                had += got;
                got = inflater.inflate(inflated, had, inflated.length - had);
            }
        } catch (DataFormatException broken) {
            throw notInflatable(broken);
        } finally {
            inflater.reset();
        }
        message.replaceBeginning(inflated, had);
    }

    /** Gives the native memory back; nothing is inflated any more. May be called twice. */
    public void release() {
        released = true;
        if (own != null) {
            own.end();
            own = null;
        }
        room = NOTHING;
        passingRoom = null;
    }
}
