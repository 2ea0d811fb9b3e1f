package dev.duplexrpc.codegen.model;

/**
 * Identity of a declared type: the schema it was made from. Two references to one schema lead to one type.
 *
 * @param file the display name of the document
 * @param pointer JSON Pointer of the schema; something that is no pointer for types that have no schema of their own
 */
public record TypeId(String file, String pointer) {
    @Override
    public String toString() {
        return file + "#" + pointer;
    }
}
