/**
 * What the generator has to say about a document: problems with their code, severity, place and advice, collected until all
 * of them are known. Every other room may come in; this one knows none of them, and neither files nor JSON.
 */
@NullMarked
package dev.duplexrpc.codegen.diagnostics;

import org.jspecify.annotations.NullMarked;
