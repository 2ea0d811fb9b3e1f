/**
 * What generating costs: time, cold and warm, memory, and how both grow with the document.
 * The generator may come in; nothing here knows the runtime.
 */
@NullMarked
package dev.duplexrpc.benchmarks.codegen;

import org.jspecify.annotations.NullMarked;
