/**
 * Decides every Java name: packages, types, members and constants, without collisions and the same on every run.
 * The model may come in; nothing is written here.
 */
@NullMarked
package dev.duplexrpc.codegen.name;

import org.jspecify.annotations.NullMarked;
