/**
 * JMH benchmarks and side-by-side load against peers.
 * Everything may come in; nothing may depend on it.
 */
@NullMarked
package dev.duplexrpc.benchmarks;

import org.jspecify.annotations.NullMarked;
