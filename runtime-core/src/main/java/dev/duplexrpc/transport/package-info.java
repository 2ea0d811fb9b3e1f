/**
 * The one interface that moves messages between two ends, with an in-memory pair and the XNIO channel behind it.
 * Frames and contracts may come in; what a message means is decided elsewhere.
 */
@NullMarked
package dev.duplexrpc.transport;

import org.jspecify.annotations.NullMarked;
