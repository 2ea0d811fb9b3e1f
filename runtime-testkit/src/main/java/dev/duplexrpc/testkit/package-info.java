/**
 * What tests use: both ends of a connection within one process, with or without time standing still, and the conformance cases of JSON-RPC 2.0 as data.
 * Only {@code duplexrpc-core} may come in, and no test framework: any will do.
 */
@NullMarked
package dev.duplexrpc.testkit;

import org.jspecify.annotations.NullMarked;
