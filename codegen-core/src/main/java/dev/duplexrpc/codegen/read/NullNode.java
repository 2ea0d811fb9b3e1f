package dev.duplexrpc.codegen.read;

/** {@code null}. */
public record NullNode(int line, int column) implements Node {
    @Override
    public String kind() {
        return "null";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NullNode;
    }

    @Override
    public int hashCode() {
        return 7;
    }

    @Override
    public String toString() {
        return toJson();
    }
}
