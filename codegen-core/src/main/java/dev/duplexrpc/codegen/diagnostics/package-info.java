/**
 * What is wrong with a document, where, and what to do about it; all problems at once.
 * It depends on nothing, and every other room reports here.
 */
@NullMarked
package dev.duplexrpc.codegen.diagnostics;

import org.jspecify.annotations.NullMarked;
