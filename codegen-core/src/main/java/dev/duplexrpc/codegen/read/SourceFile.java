package dev.duplexrpc.codegen.read;

import dev.duplexrpc.codegen.diagnostics.Location;
import java.nio.file.Path;

/**
 * A file that was read. Two are equal when they are the same file.
 *
 * @param path absolute and normalised: the identity of the file
 * @param displayName the file as diagnostics show it
 * @param root the value the file holds
 */
public record SourceFile(Path path, String displayName, Node root) {
    /** Where the node stands, for a diagnostic. */
    public Location locate(Node node) {
        return new Location(displayName, node.line(), node.column());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile file && file.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return displayName;
    }
}
