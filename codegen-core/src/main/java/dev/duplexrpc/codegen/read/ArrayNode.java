package dev.duplexrpc.codegen.read;

import java.util.List;

/** An array. */
public final class ArrayNode implements Node {
    private final List<Node> elements;
    private final int line;
    private final int column;
    private int hash;

    public ArrayNode(List<? extends Node> elements, int line, int column) {
        this.elements = List.copyOf(elements);
        this.line = line;
        this.column = column;
    }

    public List<Node> elements() {
        return elements;
    }

    public int size() {
        return elements.size();
    }

    public boolean isEmpty() {
        return elements.isEmpty();
    }

    public Node get(int index) {
        return elements.get(index);
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int column() {
        return column;
    }

    @Override
    public String kind() {
        return "an array";
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || (other instanceof ArrayNode array
                        && array.hashCode() == hashCode()
                        && array.elements.equals(elements));
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = elements.hashCode() | 1;
        }
        return hash;
    }

    @Override
    public String toString() {
        return toJson();
    }
}
