package dev.duplexrpc.session;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.json.Json;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who stands behind a connection that has come to a {@link SessionHost}, before it is known which session it wants. Called on that connection's thread. */
public interface Visitor {

    /**
     * Its first message has come, with credentials or without: finds out who it is, before anything else is asked.
     *
     * @param auth what stands in the message, null if nothing does; never to be logged
     * @param then told, once, on the connection's thread, at once or later: with the reason why it is not let in, whose code closes the connection; null if it is
     */
    void identify(@Nullable Json auth, Consumer<@Nullable CloseReason> then);

    /** Whom the connection's credentials name, null if it has none: a session is resumed only by whom it was opened. */
    @Nullable String principal();

    /** Where it comes from, without the port, as far as that is known: who has no principal is counted by it. Of IPv6 the part that names a network, for whoever has one address there has them all. */
    String address();

    /** A new session is wanted: why there is none for this one, null if it is welcome. The connection closes with the reason's code. */
    @Nullable CloseReason refusal();

    /** Its connection has ended because of this limit, before it had a session. */
    void limitReached(String limit);

    /** A new session is wanted and not refused; makes it over this transport. Whatever is sent over it before {@link Guest#begin} waits. */
    Guest open(LinkedTransport transport);
}
