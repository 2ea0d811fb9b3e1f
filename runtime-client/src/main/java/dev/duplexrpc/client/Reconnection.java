package dev.duplexrpc.client;

import dev.duplexrpc.time.Measurable;
import java.time.Duration;
import java.util.Objects;

/**
 * How a client reconnects after its connection was lost: after a random delay between zero and a bound that doubles with every attempt. The randomness keeps many
 * clients of a restarted server from reconnecting all at once. The bound starts over when a connection is lost that has delivered a message of the session, or has
 * lasted a second or as long as the client may have waited for it. Immutable.
 *
 * @param firstDelay the bound before the first attempt
 * @param maxDelay the maximum of the bound
 * @param giveUpAfter the time after the loss at which the client gives up
 * @param maxAttempts the number of failed attempts after which it gives up
 */
public record Reconnection(Duration firstDelay, Duration maxDelay, Duration giveUpAfter, int maxAttempts) {

    /** Starts within 100 ms, never waits more than 10 s, and gives up after 5 minutes. */
    public static final Reconnection DEFAULTS =
            new Reconnection(Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofMinutes(5), Integer.MAX_VALUE);

    /** No reconnecting: the client ends with its connection. */
    public static final Reconnection NEVER = new Reconnection(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

    public Reconnection {
        Objects.requireNonNull(firstDelay, "firstDelay");
        Objects.requireNonNull(maxDelay, "maxDelay");
        Objects.requireNonNull(giveUpAfter, "giveUpAfter");
        firstDelay = Measurable.of(firstDelay);
        maxDelay = Measurable.of(maxDelay);
        giveUpAfter = Measurable.of(giveUpAfter);
        if (firstDelay.isNegative() || maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("Delays must not be negative, and maxDelay (" + maxDelay
                    + ") not shorter than firstDelay (" + firstDelay + ").");
        }
        if (giveUpAfter.isNegative() || maxAttempts < 0) {
            throw new IllegalArgumentException("giveUpAfter (" + giveUpAfter + ") and maxAttempts (" + maxAttempts
                    + ") must not be negative; Reconnection.NEVER switches reconnecting off.");
        }
    }

    /** Whether there is any attempt at all. */
    boolean isOn() {
        return maxAttempts > 0 && !giveUpAfter.isZero();
    }

    /** Returns this with another bound before the first attempt. */
    public Reconnection withFirstDelay(Duration delay) {
        return new Reconnection(delay, maxDelay.compareTo(delay) < 0 ? delay : maxDelay, giveUpAfter, maxAttempts);
    }

    /** Returns this with another maximum delay. */
    public Reconnection withMaxDelay(Duration delay) {
        return new Reconnection(firstDelay, delay, giveUpAfter, maxAttempts);
    }

    /** Returns this with another time after which the client gives up. */
    public Reconnection withGiveUpAfter(Duration time) {
        return new Reconnection(firstDelay, maxDelay, time, maxAttempts);
    }

    /** Returns this with another number of attempts. */
    public Reconnection withMaxAttempts(int attempts) {
        return new Reconnection(firstDelay, maxDelay, giveUpAfter, attempts);
    }
}
