/**
 * Time as a dependency that is passed in: one clock and one timer wheel for all timeouts of the runtime, so that tests can advance them by hand.
 * It depends on nothing.
 */
@NullMarked
package dev.duplexrpc.time;

import org.jspecify.annotations.NullMarked;
