package dev.duplexrpc.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What others than the server that has it may know of a session. Immutable. Messages that were not acknowledged, calls and attributes are not in it: they are of one process.
 *
 * @param id random, public and never given twice
 * @param home which host has it: a random name that each path of a server takes when it starts, so that one that was started again is another
 * @param principal whom the credentials named that opened it, null for nobody
 * @param created when it began
 * @param suspendedSince since when it waits for its client; null while that is connected
 * @param grace how long it waits; zero for as long as its server lives. One whose server has died stays saved: after this time at the latest it is of no use.
 * @param tokens what proves that one may resume it, each as the SHA-256 of the secret in hexadecimal digits: one, or two while it is not known whether the newest has arrived
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

    /** Where it stands. */
    public enum State {
        /** Its client is connected. */
        CONNECTED,
        /** It waits for its client. */
        SUSPENDED,
        /** Its client has not come back in time: it is no more. */
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
