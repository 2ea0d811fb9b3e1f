/**
 * Turns JSON and YAML files into immutable trees in which every node knows its line and column, within limits that a
 * hostile file cannot exceed. Only diagnostics may come in; what a document means is decided in later rooms.
 */
@NullMarked
package dev.duplexrpc.codegen.read;

import org.jspecify.annotations.NullMarked;
