@NullMarked
package dev.duplexrpc.benchmarks.charts;

import org.jspecify.annotations.NullMarked;
