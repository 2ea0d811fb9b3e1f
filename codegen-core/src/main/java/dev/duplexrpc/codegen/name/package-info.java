/**
 * Decides every Java name: types, members, parameters, methods and constants, without collisions and the same on every run. Whoever
 * comes later in a document never renames what was there. The model and the names of {@code source} may come in; nothing is written here.
 */
@NullMarked
package dev.duplexrpc.codegen.name;

import org.jspecify.annotations.NullMarked;
