package dev.duplexrpc.websocket;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A message that is too large and is passed over: how it begins, as far as that is kept, and how much of it has come. */
final class PassedOver {

    /** How much of its beginning is kept: enough for whatever stands before the parameters or the result of a message. */
    static final int KEPT = 4096;

    /**
     * So many times as large as is allowed a message may be and still be passed over. Somebody who has raised his own limit and not ours stays below; whoever goes on
     * beyond it would have us read for ever.
     */
    private static final int MOST = 16;

    private final TooLarge why;
    private final @Nullable MessageInflater inflater;
    private byte[] beginning = new byte[KEPT];
    private int kept;
    private long travelled;
    private long inflated;

    /** @param inflater inflates it; null if it is not compressed */
    PassedOver(TooLarge why, @Nullable MessageInflater inflater) {
        this.why = why;
        this.inflater = inflater;
    }

    /** So many bytes more of it are about to come. */
    void expect(long bytes) {
        travelled = total(travelled, bytes, why.allowed());
    }

    /** Takes the next bytes of it. */
    void take(byte[] bytes, int from, int length) {
        if (inflater == null) {
            keep(bytes, from, length);
        } else {
            inflater.passOver(this, bytes, from, length);
        }
    }

    /** Its last byte has come. */
    void end() {
        if (inflater != null) {
            inflater.endPassedOver(this);
        }
    }

    void reportTo(FrameHandler handler) {
        handler.passedOver(beginning, 0, kept, why);
    }

    /** Keeps what is still missing of the beginning. */
    void keep(byte[] bytes, int from, int length) {
        int more = Math.min(length, KEPT - kept);
        System.arraycopy(bytes, from, beginning, kept, more);
        kept += more;
    }

    /** The next bytes of it as they are when inflated. */
    void inflates(byte[] bytes, int from, int length, int allowed) {
        inflated = total(inflated, length, allowed);
        keep(bytes, from, length);
    }

    private long total(long before, long bytes, int allowed) {
        if (bytes > (long) MOST * allowed - before) {
            throw why.refusal();
        }
        return before + bytes;
    }

    byte[] beginning() {
        return beginning;
    }

    int kept() {
        return kept;
    }

    /** What was kept was compressed: this is what it means. */
    void replaceBeginning(byte[] bytes, int length) {
        beginning = Arrays.copyOf(bytes, length);
        kept = length;
    }
}
