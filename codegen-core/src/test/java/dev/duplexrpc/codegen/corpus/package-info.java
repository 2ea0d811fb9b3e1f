/** Generates from real OpenRPC documents, compiles the output and runs its codecs. Skipped where the documents are not at hand. */
package dev.duplexrpc.codegen.corpus;
