package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.TypeId;

/**
 * Two things of a document that would have the same name in Java, so that one of them got another.
 *
 * @param what what they are, in the plural: {@code members}, {@code types}
 * @param wanted the name both would have had
 * @param first what has it
 * @param second what got another
 * @param given that other name
 * @param isAskedFor whether somebody chose the name for the second
 * @param place a schema to point at
 */
public record NameCollision(
        String what, String wanted, String first, String second, String given, boolean isAskedFor, TypeId place) {}
