/**
 * Turns JSON and YAML files into immutable trees in which every node knows its line and column, within limits that a
 * hostile file cannot exceed. Only diagnostics may come in; what a document means is for the rooms behind this one.
 */
@NullMarked
package dev.duplexrpc.codegen.read;

import org.jspecify.annotations.NullMarked;
