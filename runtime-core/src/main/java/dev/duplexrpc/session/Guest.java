package dev.duplexrpc.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session of a {@link SessionHost}, as the application sees it. Called on the session's thread. */
public interface Guest extends SessionObserver {

    /** Its public id: nobody else may ever have it. */
    String id();

    /** When it began. */
    Instant created();

    /** Since when it has no connection; null while it has one. */
    @Nullable Instant suspendedSince();

    /** How many bytes it keeps for its client that have yet to get to the session's transport. Any thread. */
    long heldBytes();

    /** The client knows that it has the session: messages come and go from now on. It must set the receiver of the session's transport. */
    void begin();

    /** Its client has come back over another connection, whose credentials are those of the session's owner, perhaps newer ones. Before {@link #resumed}. */
    void returned(Visitor visitor);
}
