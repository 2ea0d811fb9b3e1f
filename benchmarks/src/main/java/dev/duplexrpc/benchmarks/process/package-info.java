/**
 * Processes of the comparison: command lines, child JVMs pinned to a core, and the processor time they used.
 * It knows nothing of servers and load.
 */
@NullMarked
package dev.duplexrpc.benchmarks.process;

import org.jspecify.annotations.NullMarked;
