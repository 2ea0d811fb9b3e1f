package dev.duplexrpc.codegen.read;

/** A string. */
public record TextNode(String value, int line, int column) implements Node {
    @Override
    public String kind() {
        return "a string";
    }

    @Override
    public String asText() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextNode text && text.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
