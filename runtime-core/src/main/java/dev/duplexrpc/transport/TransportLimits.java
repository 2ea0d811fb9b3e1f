package dev.duplexrpc.transport;

import java.time.Duration;

/**
 * The bounds of one connection.
 *
 * @param maxMessageBytes the largest message taken or sent; default 1 MiB
 * @param maxOutboxBytes how many bytes may wait for the other side to take them, beside what its socket holds; default 4 MiB
 * @param closeTimeout how long the other side may take to answer a farewell; default 5 s
 */
public record TransportLimits(int maxMessageBytes, int maxOutboxBytes, Duration closeTimeout) {

    public static final TransportLimits DEFAULTS = new TransportLimits(1 << 20, 4 << 20, Duration.ofSeconds(5));

    public TransportLimits {
        positive("maxMessageBytes", maxMessageBytes);
        positive("maxOutboxBytes", maxOutboxBytes);
        positive("closeTimeout", closeTimeout.toNanos());
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, not " + value + ".");
        }
    }

    public TransportLimits withMaxMessageBytes(int bytes) {
        return new TransportLimits(bytes, maxOutboxBytes, closeTimeout);
    }

    public TransportLimits withMaxOutboxBytes(int bytes) {
        return new TransportLimits(maxMessageBytes, bytes, closeTimeout);
    }

    public TransportLimits withCloseTimeout(Duration timeout) {
        return new TransportLimits(maxMessageBytes, maxOutboxBytes, timeout);
    }
}
