/**
 * Side by side: what a call costs, and what a connection costs, for several servers under the same load, each measured from outside in a process of its own.
 * Everything may come in; nothing may depend on it. The JMH benchmarks have packages of their own below this one.
 */
@NullMarked
package dev.duplexrpc.benchmarks;

import org.jspecify.annotations.NullMarked;
