/**
 * Draws the charts of {@code docs/benchmarks.md} from the tables that stand there, so that no figure is written twice. It knows that page and nothing of what
 * is measured, and needs nothing but the JDK.
 */
@NullMarked
package dev.duplexrpc.benchmarks.charts;

import org.jspecify.annotations.NullMarked;
