/**
 * The same calls over grpc-java: its generated stubs on both sides, direct executors, one event loop.
 * What protoc generates lies in the package below.
 */
@NullMarked
package dev.duplexrpc.benchmarks.grpc;

import org.jspecify.annotations.NullMarked;
