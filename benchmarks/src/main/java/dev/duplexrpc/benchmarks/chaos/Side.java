package dev.duplexrpc.benchmarks.chaos;

/** Whose book it is. */
enum Side {
    CLIENT,
    SERVER;

    Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
