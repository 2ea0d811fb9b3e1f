/**
 * What makes a session outlive its connections: a transport that goes from one connection to the next, the host that knows a server's sessions, and how a client
 * comes back. It moves bytes over whatever carries them and asks {@code link} what the protocol wants.
 */
@NullMarked
package dev.duplexrpc.session;

import org.jspecify.annotations.NullMarked;
