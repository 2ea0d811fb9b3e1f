/**
 * Side-by-side load: servers of several kinds, one load generator for all of them, and the comparison of what a call costs them.
 * Everything may come in; nothing may depend on it. The JMH benchmarks have packages of their own below this one.
 */
@NullMarked
package dev.duplexrpc.benchmarks;

import org.jspecify.annotations.NullMarked;
