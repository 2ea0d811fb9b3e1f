/**
 * A main program and extensions in processes of their own, which connect to it, serve it and call it.
 * It holds what a user would write by hand; everything else is generated.
 */
@NullMarked
package dev.duplexrpc.samples.hub;

import org.jspecify.annotations.NullMarked;
