/**
 * A pet store that is served and called over one WebSocket.
 * It holds what a user would write by hand; everything else is generated.
 */
@NullMarked
package dev.duplexrpc.samples.petstore;

import org.jspecify.annotations.NullMarked;
