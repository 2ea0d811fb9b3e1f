package dev.duplexrpc.transport;

import org.jspecify.annotations.Nullable;

/** Messages that are kept elsewhere and leave over whatever {@link Carrier} there is. Asked on the carrier's own thread only. */
@FunctionalInterface
public interface Outgoing {

    /** Takes the message that leaves now; null if there is none, or none that may leave yet. Whoever changes that wakes the carrier. */
    byte @Nullable [] next();
}
