/**
 * Decides every Java name: types, members, parameters, methods and constants, without collisions and the same on every run. Something
 * later in a document never renames something earlier. The model and the names of {@code source} may come in; nothing is written here.
 */
@NullMarked
package dev.duplexrpc.codegen.name;

import org.jspecify.annotations.NullMarked;
