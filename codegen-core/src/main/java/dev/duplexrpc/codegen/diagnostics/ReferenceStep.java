package dev.duplexrpc.codegen.diagnostics;

/**
 * One {@code $ref} on the way to the place a diagnostic is about.
 *
 * @param location where the reference stands
 * @param pointer the JSON Pointer of the object that holds it
 * @param reference its text
 */
public record ReferenceStep(Location location, String pointer, String reference) {}
