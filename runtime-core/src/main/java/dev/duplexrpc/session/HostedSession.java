package dev.duplexrpc.session;

import dev.duplexrpc.link.SessionSecret;
import org.jspecify.annotations.Nullable;

/**
 * What a host knows of a session.
 *
 * @param secret belongs to the session's thread
 * @param owner whom the credentials named that opened it, null for nobody
 */
record HostedSession(
        Guest guest,
        LinkedTransport transport,
        SessionSecret secret,
        @Nullable String owner) {}
