/**
 * Time as something that is handed in: one clock and one wheel for every timeout of the runtime, so that tests turn it by hand.
 * It depends on nothing.
 */
@NullMarked
package dev.duplexrpc.time;

import org.jspecify.annotations.NullMarked;
