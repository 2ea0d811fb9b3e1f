/**
 * What a set of OpenRPC documents means for Java: services, methods, and the types they need, with references, {@code allOf}
 * and nullability worked out. Nothing here knows a Java name or a file; {@code name} and {@code emit} read it, {@code resolve}
 * feeds it.
 */
@NullMarked
package dev.duplexrpc.codegen.model;

import org.jspecify.annotations.NullMarked;
