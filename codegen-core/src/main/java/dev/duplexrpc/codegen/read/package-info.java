/**
 * Reads documents, JSON or YAML, into a tree that remembers where everything stood, and checks them against the schemas.
 * Only diagnostics may come in.
 */
@NullMarked
package dev.duplexrpc.codegen.read;

import org.jspecify.annotations.NullMarked;
