/**
 * Simulates network faults: a TCP proxy between a client and a server that breaks, delays, throttles or swallows what passes, on command or at random from a seed.
 * Only the JDK may come in, so that the proxy also runs alone and in front of any server.
 */
@NullMarked
package dev.duplexrpc.testkit.fault;

import org.jspecify.annotations.NullMarked;
