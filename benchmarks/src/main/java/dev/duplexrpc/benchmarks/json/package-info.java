/**
 * What our JSON reader and writer cost beside jackson-core's streaming, for the messages that a small call is made of.
 * Everything may come in; nothing may depend on it.
 */
@NullMarked
package dev.duplexrpc.benchmarks.json;

import org.jspecify.annotations.NullMarked;
