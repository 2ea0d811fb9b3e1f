/**
 * The same calls served by LSP4J's JSON-RPC over Jakarta WebSocket.
 * It speaks the same wire as we do, so the same load generator calls it.
 */
@NullMarked
package dev.duplexrpc.benchmarks.lsp4j;

import org.jspecify.annotations.NullMarked;
