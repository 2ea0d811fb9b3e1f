/**
 * A node of Ethereum over a chain in memory: an API that exists in the world, with positional parameters and numbers in hexadecimal.
 * It holds what a user would write by hand; everything else is generated.
 */
@NullMarked
package dev.duplexrpc.samples.ethereum;

import org.jspecify.annotations.NullMarked;
