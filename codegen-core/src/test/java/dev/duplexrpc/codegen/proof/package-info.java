/**
 * What the proofs have in common: schemas collected from documents, an independent judge of what is valid, values made at random,
 * and the way of a value through a generated codec. The corpus, the random documents and the fuzzing stand on it.
 */
package dev.duplexrpc.codegen.proof;
