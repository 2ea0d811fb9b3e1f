/**
 * The serving side, on Undertow: listener, upgrade, HTTP POST, admission, sessions and operation.
 * The runtime's core may come in; what a call means is decided there.
 */
@NullMarked
package dev.duplexrpc.server;

import org.jspecify.annotations.NullMarked;
