/**
 * Reading and writing JSON, streaming, over bytes: the codec contract, its reader and writer, and untyped JSON.
 * Nothing of the rest of the runtime may come in.
 */
@NullMarked
package dev.duplexrpc.json;

import org.jspecify.annotations.NullMarked;
