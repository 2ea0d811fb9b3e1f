package dev.duplexrpc.codegen.read;

/** {@code true} or {@code false}. */
public record BooleanNode(boolean value, int line, int column) implements Node {
    @Override
    public String kind() {
        return "a boolean";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BooleanNode bool && bool.value == value;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(value);
    }

    @Override
    public String toString() {
        return toJson();
    }
}
