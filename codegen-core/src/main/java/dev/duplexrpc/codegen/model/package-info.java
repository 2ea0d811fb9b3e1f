/**
 * What a document means: methods, types, unions and errors, decided completely before anything is named or written.
 * Resolved documents may come in; no Java name and no Java source is known here.
 */
@NullMarked
package dev.duplexrpc.codegen.model;

import org.jspecify.annotations.NullMarked;
