/**
 * The servers that speak JSON-RPC over WebSocket: ours, and what WebSocket layers cost that only echo.
 * Each is a program of its own that says where it listens.
 */
@NullMarked
package dev.duplexrpc.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
