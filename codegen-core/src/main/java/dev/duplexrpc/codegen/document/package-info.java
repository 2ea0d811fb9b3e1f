/**
 * An OpenRPC document as typed values, references to its parts followed: methods, content descriptors, errors, components.
 * No later room needs to know OpenRPC's field names; schemas stay places that {@code model} reads.
 */
@NullMarked
package dev.duplexrpc.codegen.document;

import org.jspecify.annotations.NullMarked;
