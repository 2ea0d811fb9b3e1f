/**
 * Links that are cut again and again, and books on both sides that tell whether anything was lost, came twice or overtook; and what it costs when thousands come back at once.
 * Server, client, test kit and what is generated may come in.
 */
@NullMarked
package dev.duplexrpc.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;
