@NullMarked
package dev.duplexrpc.benchmarks;

import org.jspecify.annotations.NullMarked;
