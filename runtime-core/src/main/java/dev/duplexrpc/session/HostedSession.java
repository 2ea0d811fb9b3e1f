package dev.duplexrpc.session;

import dev.duplexrpc.link.SessionSecret;

/**
 * What a host knows of a session.
 *
 * @param secret belongs to the session's thread
 * @param owner whom it belongs to: nobody else may resume it
 */
record HostedSession(Guest guest, LinkedTransport transport, SessionSecret secret, SessionOwner owner) {}
