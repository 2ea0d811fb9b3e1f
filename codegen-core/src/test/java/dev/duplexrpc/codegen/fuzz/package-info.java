/**
 * Hostile bytes and hostile words, found by a fuzzer that watches which code they reach. What once broke the generator is kept
 * among the test resources under a name that tells why, and runs in every build.
 */
package dev.duplexrpc.codegen.fuzz;
