/**
 * The link protocol {@code duplexrpc.1}: what a session counts, acknowledges, keeps and replays, and how it is opened and resumed.
 * Pure: no I/O, no clock, no threads; it knows JSON and nothing of the connections that carry it.
 */
@NullMarked
package dev.duplexrpc.link;

import org.jspecify.annotations.NullMarked;
