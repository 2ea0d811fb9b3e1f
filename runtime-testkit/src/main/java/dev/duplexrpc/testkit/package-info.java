/**
 * Tools for tests: both ends of a connection within one process, the conformance cases of JSON-RPC 2.0
 * as data, and a count of the system resources that the process holds.
 * Only {@code duplexrpc-core} may come in, and no test framework; it works with any.
 */
@NullMarked
package dev.duplexrpc.testkit;

import org.jspecify.annotations.NullMarked;
