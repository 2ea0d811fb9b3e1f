package dev.duplexrpc.session;

/** What the bounds of sessions have in common. In a class of its own, because those that need it are made when their classes are. */
final class Positive {

    private Positive() {}

    static void check(String option, boolean isPositive, Object value) {
        if (!isPositive) {
            throw new IllegalArgumentException(option + " must be positive, not " + value + ".");
        }
    }
}
