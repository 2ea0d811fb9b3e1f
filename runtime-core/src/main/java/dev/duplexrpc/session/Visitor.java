package dev.duplexrpc.session;

import dev.duplexrpc.CloseReason;
import org.jspecify.annotations.Nullable;

/** Who stands behind a connection that has come to a {@link SessionHost}, before it is known which session it wants. Called on that connection's thread. */
public interface Visitor {

    /** Whom the connection's credentials name, null if it has none: a session is resumed only by whom it was opened. */
    @Nullable String principal();

    /** A new session is wanted: why there is none for this one, null if it is welcome. The connection closes with the reason's code. */
    @Nullable CloseReason refusal();

    /** Its connection has ended because of this limit, before it had a session. */
    void limitReached(String limit);

    /** A new session is wanted and not refused; makes it over this transport. Whatever is sent over it before {@link Guest#begin} waits. */
    Guest open(LinkedTransport transport);
}
