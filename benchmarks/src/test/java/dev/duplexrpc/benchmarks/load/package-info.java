@NullMarked
package dev.duplexrpc.benchmarks.load;

import org.jspecify.annotations.NullMarked;
