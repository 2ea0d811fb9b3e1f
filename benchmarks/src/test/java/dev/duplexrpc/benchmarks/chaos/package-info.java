@NullMarked
package dev.duplexrpc.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;
