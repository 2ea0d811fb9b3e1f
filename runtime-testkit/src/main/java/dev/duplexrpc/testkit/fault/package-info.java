/**
 * A network with bad days: a TCP proxy that stands between a client and a server and breaks, delays, throttles or swallows what passes, on command or by a seeded random.
 * Only the JDK may come in, so that the proxy also runs by itself and before anything that it does not know.
 */
@NullMarked
package dev.duplexrpc.testkit.fault;

import org.jspecify.annotations.NullMarked;
