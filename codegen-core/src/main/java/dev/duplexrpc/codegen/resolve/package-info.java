/**
 * Follows references within and between documents, and remembers the chain that led to each place.
 * The documents that were read may come in; what they mean in Java is decided later.
 */
@NullMarked
package dev.duplexrpc.codegen.resolve;

import org.jspecify.annotations.NullMarked;
