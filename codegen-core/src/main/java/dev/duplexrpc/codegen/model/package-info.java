/**
 * What a set of OpenRPC documents means for Java: services, methods, and the types they need, with references, {@code allOf}
 * and nullability worked out. Documents come in, their schemas as places whose references are followed here; nothing here knows a
 * Java name or writes anything, {@code name} and {@code emit} read it.
 *
 * <p>{@link dev.duplexrpc.codegen.model.ModelBuilder} is the way in, {@link dev.duplexrpc.codegen.model.ApiModel} what comes out. In
 * between a schema is taken apart ({@code Flattening}), merged into all that it says ({@code ShapeMerger}), and turned into a type
 * ({@code TypeModeller}); unions are laid flat ({@code Alternatives}), simplified and decided ({@code DecisionMaker}).
 */
@NullMarked
package dev.duplexrpc.codegen.model;

import org.jspecify.annotations.NullMarked;
