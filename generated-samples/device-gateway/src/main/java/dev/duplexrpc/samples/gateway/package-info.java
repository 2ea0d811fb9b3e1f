/**
 * A gateway that devices connect to and that connects to devices, as its configuration file says, and tells one callback what happens.
 * It holds what a user would write by hand; everything else is generated.
 */
@NullMarked
package dev.duplexrpc.samples.gateway;

import org.jspecify.annotations.NullMarked;
