package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.read.Node;
import org.jspecify.annotations.Nullable;

/**
 * A value that a schema lists.
 *
 * @param javaName what {@code x-java-name} or one of its relatives asks for
 */
record KnownValue(Node value, @Nullable String javaName, Doc doc) {}
