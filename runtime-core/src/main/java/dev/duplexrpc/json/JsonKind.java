package dev.duplexrpc.json;

import org.jspecify.annotations.Nullable;

/** The six kinds of JSON value. */
public enum JsonKind {
    OBJECT("an object"),
    ARRAY("an array"),
    STRING("a string"),
    NUMBER("a number"),
    BOOLEAN("a boolean"),
    NULL("null");

    private final String described;

    JsonKind(String described) {
        this.described = described;
    }

    /** Returns the kind with its article, as it stands in an error message. */
    String described() {
        return described;
    }

    /** Returns the kind of the value that starts with this byte; {@code null} if none does. */
    static @Nullable JsonKind startingWith(int first) {
        return switch (first) {
            case '{' -> OBJECT;
            case '[' -> ARRAY;
            case '"' -> STRING;
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> NUMBER;
            case 't', 'f' -> BOOLEAN;
            case 'n' -> NULL;
            default -> null;
        };
    }
}
