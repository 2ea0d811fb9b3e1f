package dev.duplexrpc.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What other servers may know of a session. Immutable. Unacknowledged messages, calls and attributes are not included: they belong to one process.
 *
 * @param id random, public and unique
 * @param home the host that has it: a random name that each path of a server takes when it starts, so it changes with a restart
 * @param principal the principal whose credentials opened it, null for none
 * @param created when it began
 * @param suspendedSince since when it has waited for its client; null while the client is connected
 * @param grace how long it waits; zero for as long as its server lives. A session whose server has died stays saved: after this time at the latest it is useless.
 * @param tokens the secrets that allow resuming it, each as SHA-256 in hexadecimal digits: one, or two while it is not known whether the newest has arrived
 */
public record StoredSession(
        String id,
        String home,
        State state,
        @Nullable String principal,
        Instant created,
        @Nullable Instant suspendedSince,
        Duration grace,
        List<String> tokens) {

    /** The state of the session. */
    public enum State {
        /** Its client is connected. */
        CONNECTED,
        /** It waits for its client. */
        SUSPENDED,
        /** Its client has not come back in time: it no longer exists. */
        EXPIRED
    }

    public StoredSession {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(grace, "grace");
        tokens = List.copyOf(tokens);
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "StoredSession[" + id + " at " + home + ", " + state + "]";
    }
}
