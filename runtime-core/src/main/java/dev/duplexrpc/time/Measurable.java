package dev.duplexrpc.time;

import java.time.Duration;

/** What a clock of nanoseconds can measure and a sum of a few of them does not exceed: fifty years. Whoever says more means for ever. */
public final class Measurable {

    private static final Duration LONGEST = Duration.ofDays(18_250);

    private Measurable() {}

    /** The duration, or the longest that can be measured. */
    public static Duration of(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }
}
