package dev.duplexrpc.codegen.diagnostics;

/** Something of a document that a diagnostic can point at. */
public interface Locatable {
    Location location();

    /** The JSON Pointer of the spot inside its file; empty for the whole document. */
    String pointer();

    /** A spot without a JSON Pointer, as syntax errors have it. */
    static Locatable of(Location location) {
        return of(location, "");
    }

    static Locatable of(Location location, String pointer) {
        return new Spot(location, pointer);
    }

    /** The plain implementation. */
    record Spot(Location location, String pointer) implements Locatable {}
}
