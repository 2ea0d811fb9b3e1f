package dev.duplexrpc.server;

import dev.duplexrpc.time.Measurable;
import java.time.Duration;

/** What options have in common: a value that must be greater than nothing. */
final class Positive {

    private Positive() {}

    static Duration duration(String option, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(option + " must be positive, not " + value + ".");
        }
        return Measurable.of(value);
    }

    static int number(String option, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(option + " must be positive, not " + value + ".");
        }
        return value;
    }
}
