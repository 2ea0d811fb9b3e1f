package dev.duplexrpc.websocket;

import java.util.zip.Deflater;

/**
 * Options for compressing messages with permessage-deflate, RFC 7692. The JDK compresses with a window of 15 bits
 * only, so a smaller one is never agreed to; received messages may use any window.
 */
public final class DeflateOptions {

    /** Each message compressed by itself, at the fastest level, if it has at least 512 bytes. */
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
     * Lets messages refer to earlier ones. Small messages that resemble each other become much smaller, at the cost of about 300 KB of native memory per
     * connection. Default: off.
     */
    public DeflateOptions withContextTakeover() {
        return new DeflateOptions(true, level, minBytes);
    }

    /** The compression level, from 1 (fastest) to 9 (smallest). Default: 1. */
    public DeflateOptions withLevel(int value) {
        if (value < Deflater.BEST_SPEED || value > Deflater.BEST_COMPRESSION) {
            throw new IllegalArgumentException(
                    "The level must be from 1 (fastest) to 9 (smallest), not " + value + ".");
        }
        return new DeflateOptions(contextTakeover, value, minBytes);
    }

    /** Messages shorter than this are sent uncompressed. Default: 512. */
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
