/**
 * What tests use: both ends of a connection within one process, with or without time standing still, the conformance cases of JSON-RPC 2.0
 * as data, and what the process holds of the system.
 * Only {@code duplexrpc-core} may come in, and no test framework: any will do.
 */
@NullMarked
package dev.duplexrpc.testkit;

import org.jspecify.annotations.NullMarked;
