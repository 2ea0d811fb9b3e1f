/**
 * The generator as its callers see it: options in, generated files and diagnostics out.
 * It coordinates the rooms below it and holds no rule of its own.
 */
@NullMarked
package dev.duplexrpc.codegen;

import org.jspecify.annotations.NullMarked;
