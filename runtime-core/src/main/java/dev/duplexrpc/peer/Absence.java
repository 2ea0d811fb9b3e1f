package dev.duplexrpc.peer;

import dev.duplexrpc.transport.Transport;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a session is without its connection, and since when. Written on the session's thread, read by any. */
final class Absence {

    private final Transport transport;
    private final Clock clock;
    private volatile @Nullable Instant since;
    private volatile boolean resumed;

    /** When the connection that it has lost was last heard of. */
    private volatile @Nullable Instant lastSeen;

    Absence(Transport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /** The connection has ended and the session waits for another. */
    void begins() {
        heardOfNoMore();
        since = clock.instant();
    }

    /** The session goes on over another connection. */
    void ends() {
        since = null;
        lastSeen = null;
        resumed = true;
    }

    /** There is no connection any more of which anything could be heard. */
    void heardOfNoMore() {
        lastSeen = lastSeen();
    }

    @Nullable Instant since() {
        return since;
    }

    /** Whether there has been one that has ended. */
    boolean hasBeen() {
        return resumed;
    }

    Instant lastSeen() {
        Instant before = lastSeen;
        return before == null ? clock.instant().minusNanos(transport.silentNanos()) : before;
    }
}
