package dev.duplexrpc.codegen.output;

/** How much the documents of a run held; kept in the stamp, so that a run with nothing to do can say it without reading them. */
public record Totals(int documents, int methods, int types) {}
