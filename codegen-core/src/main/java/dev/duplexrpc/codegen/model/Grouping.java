package dev.duplexrpc.codegen.model;

/** Which methods of a document become one Java interface. */
public sealed interface Grouping {
    /** All of them. */
    record WholeDocument() implements Grouping {}

    /** Those that have the same first tag; those that have none stay in the interface of the document. */
    record ByTag() implements Grouping {}

    /**
     * Those whose names begin alike.
     *
     * @param separator what ends the prefix: {@code _} makes {@code eth} of {@code eth_call}
     */
    record ByPrefix(String separator) implements Grouping {}
}
