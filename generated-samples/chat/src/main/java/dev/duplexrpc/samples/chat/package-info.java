/**
 * Rooms in which people talk: both ends of a connection call and notify each other.
 * It holds what a user would write by hand; everything else is generated.
 */
@NullMarked
package dev.duplexrpc.samples.chat;

import org.jspecify.annotations.NullMarked;
