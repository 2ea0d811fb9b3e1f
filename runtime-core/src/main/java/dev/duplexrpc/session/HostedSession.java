package dev.duplexrpc.session;

import dev.duplexrpc.link.SessionSecret;

/**
 * What a host knows of a session.
 *
 * @param secret belongs to the session's thread
 * @param owner whom it belongs to: nobody else may resume it
 */
record HostedSession(Guest guest, LinkedTransport transport, SessionSecret secret, SessionOwner owner) {

    /** How many bytes it holds for its client. Any thread; nearly right while there is a connection. */
    long heldBytes() {
        return transport.heldBytes() + guest.heldBytes();
    }
}
