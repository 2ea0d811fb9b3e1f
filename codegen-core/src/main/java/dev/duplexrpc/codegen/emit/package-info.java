/**
 * Writes Java from what is modelled and named: one small class for each kind of type, put together by {@link
 * dev.duplexrpc.codegen.emit.Emitter}. It never opens a file or a document; model, names and {@code source} may come in.
 */
@NullMarked
package dev.duplexrpc.codegen.emit;

import org.jspecify.annotations.NullMarked;
