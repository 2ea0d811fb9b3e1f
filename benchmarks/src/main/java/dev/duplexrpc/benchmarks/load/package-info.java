/**
 * Generates load: the same bytes for every server that speaks JSON-RPC over WebSocket, and closed loops of typed stubs for whole pairs of client and server.
 * It counts answers and how long they took, and makes sure that they are right; what they cost is measured from outside.
 */
@NullMarked
package dev.duplexrpc.benchmarks.load;

import org.jspecify.annotations.NullMarked;
