package dev.duplexrpc.websocket;

import java.util.zip.Deflater;

/**
 * How a side that compresses messages wants it done; permessage-deflate, RFC 7692, is off where there are none of these. The JDK compresses with a window of 15 bits
 * and no other, so a smaller one is never promised; what comes is understood with any.
 */
public final class DeflateOptions {

    /** Each message by itself, fastest level, messages from 512 bytes on. */
    public static final DeflateOptions DEFAULTS = new DeflateOptions(false, Deflater.BEST_SPEED, 512);

    private final boolean contextTakeover;
    private final int level;
    private final int minBytes;

    private DeflateOptions(boolean contextTakeover, int level, int minBytes) {
        this.contextTakeover = contextTakeover;
        this.level = level;
        this.minBytes = minBytes;
    }

    /**
     * Lets messages refer to earlier ones. Small messages that resemble each other become much smaller; the price is about 300 KB of native memory for each
     * connection. Default: not.
     */
    public DeflateOptions withContextTakeover() {
        return new DeflateOptions(true, level, minBytes);
    }

    /** How hard to try, from 1 (fastest) to 9 (smallest). Default: 1. */
    public DeflateOptions withLevel(int value) {
        if (value < Deflater.BEST_SPEED || value > Deflater.BEST_COMPRESSION) {
            throw new IllegalArgumentException(
                    "The level must be from 1 (fastest) to 9 (smallest), not " + value + ".");
        }
        return new DeflateOptions(contextTakeover, value, minBytes);
    }

    /** Messages shorter than this are sent as they are. Default: 512. */
    public DeflateOptions withMinBytes(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("minBytes must be positive, not " + bytes + ".");
        }
        return new DeflateOptions(contextTakeover, level, bytes);
    }

    boolean contextTakeover() {
        return contextTakeover;
    }

    int level() {
        return level;
    }

    int minBytes() {
        return minBytes;
    }
}
