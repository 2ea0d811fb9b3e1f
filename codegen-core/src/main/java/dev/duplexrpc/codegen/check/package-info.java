/**
 * Compares documents with what OpenRPC and JSON Schema prescribe and says in plain English where they differ. It judges
 * places that are handed to it and leaves it to {@code document} which ones those are.
 */
@NullMarked
package dev.duplexrpc.codegen.check;

import org.jspecify.annotations.NullMarked;
