/**
 * What one typed call costs the server between the bytes that came and the bytes that leave: envelope, parameters, handler, result.
 * Everything may come in; nothing may depend on it.
 */
@NullMarked
package dev.duplexrpc.benchmarks.call;

import org.jspecify.annotations.NullMarked;
