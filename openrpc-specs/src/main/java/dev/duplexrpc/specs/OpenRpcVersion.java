package dev.duplexrpc.specs;

/** The versions of OpenRPC that have a schema here; patch releases do not differ in what a document may hold. */
public enum OpenRpcVersion {
    V1_2("1.2"),
    V1_3("1.3"),
    V1_4("1.4");

    private final String number;

    OpenRpcVersion(String number) {
        this.number = number;
    }

    /** The first two numbers of the version, such as {@code 1.3}. */
    public String number() {
        return number;
    }

    /** Up to 1.2 every method has a result; since 1.3 a method without one is a notification. */
    public boolean requiresResult() {
        return this == V1_2;
    }

    @Override
    public String toString() {
        return "OpenRPC " + number;
    }
}
