/**
 * Follows references: from a place in a file to the place it names, in the same file or another one, and never over the
 * network. It knows files, pointers and {@code $id}s, but not what OpenRPC or JSON Schema mean by them.
 */
@NullMarked
package dev.duplexrpc.codegen.resolve;

import org.jspecify.annotations.NullMarked;
