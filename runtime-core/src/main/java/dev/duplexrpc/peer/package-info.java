/**
 * One end of a connection: pending calls, dispatch, deadlines, cancellation, limits and subscriptions.
 * Every other room of the runtime may come in; server and client are built on it and are the same peer.
 */
@NullMarked
package dev.duplexrpc.peer;

import org.jspecify.annotations.NullMarked;
