/** Documents that nobody wrote: made at random from the constructs that real ones use, generated, compiled and run. */
package dev.duplexrpc.codegen.random;
