/**
 * Compares documents with what OpenRPC and JSON Schema prescribe and says in plain English where they differ. It checks
 * only the places that it is given; {@code document} decides which ones those are.
 */
@NullMarked
package dev.duplexrpc.codegen.check;

import org.jspecify.annotations.NullMarked;
