/**
 * Lets sessions outlive their connections: a transport that moves from one connection to the next, the host of a server's sessions, and how a client
 * reconnects. It sends bytes over any transport and asks {@code link} what the protocol requires.
 */
@NullMarked
package dev.duplexrpc.session;

import org.jspecify.annotations.NullMarked;
