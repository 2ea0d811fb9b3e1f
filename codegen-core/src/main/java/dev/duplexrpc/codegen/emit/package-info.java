/**
 * Writes Java from what is modelled and named.
 * It never opens a file or a document: what it needs was decided before.
 */
@NullMarked
package dev.duplexrpc.codegen.emit;

import org.jspecify.annotations.NullMarked;
