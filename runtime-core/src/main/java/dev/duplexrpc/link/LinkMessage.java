package dev.duplexrpc.link;

import dev.duplexrpc.json.Json;
import org.jspecify.annotations.Nullable;

/** A message about the link itself. None of them is counted, acknowledged or replayed. {@link LinkMessages} says how they look on the wire. */
public sealed interface LinkMessage {

    /** The client asks for a new session. */
    record Open(@Nullable Json auth) implements LinkMessage {

        /** Says nothing of the credentials. */
        @Override
        public String toString() {
            return "Open";
        }
    }

    /** The server has made one. */
    record Opened(String session, LinkToken token, Terms terms) implements LinkMessage {}

    /**
     * The client asks to go on with a session.
     *
     * @param received how many messages it has accepted
     * @param attempt counts the client's attempts to resume this session, from 1: a server refuses one that is not newer than the newest it has seen, so that a
     *     connection attempt that was overtaken on the way takes nothing over
     */
    record Resume(
            String session,
            LinkToken token,
            long received,
            long attempt,
            @Nullable Json auth) implements LinkMessage {

        /** Says nothing of the credentials. */
        @Override
        public String toString() {
            return "Resume[session=" + session + ", received=" + received + ", attempt=" + attempt + "]";
        }
    }

    /** The server goes on. */
    record Resumed(LinkToken token, long received, Terms terms) implements LinkMessage {}

    /** The server cannot go on with this session; an {@link Open} may follow on the same connection. */
    record Lost(LostReason reason) implements LinkMessage {}

    /** So many messages were accepted, in order. */
    record Ack(long received) implements LinkMessage {}

    /** The session ends now, for good. */
    record Close(String reason) implements LinkMessage {}

    /**
     * What the server grants.
     *
     * @param graceMillis how long the session outlives its connection
     * @param window how many bytes of messages each side may have unacknowledged; both acknowledge at the latest when a quarter of it has come
     * @param heartbeatMillis after what silence each side sends a ping, 0 for never
     */
    record Terms(long graceMillis, int window, long heartbeatMillis) {

        public Terms {
            if (graceMillis < 0 || window <= 0 || heartbeatMillis < 0) {
                throw new LinkViolation(
                        "A link needs a window above 0, and neither grace nor heartbeat may be negative.");
            }
        }
    }
}
