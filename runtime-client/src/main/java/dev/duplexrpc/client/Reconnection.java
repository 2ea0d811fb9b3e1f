package dev.duplexrpc.client;

import dev.duplexrpc.time.Measurable;
import java.time.Duration;
import java.util.Objects;

/**
 * How a client comes back when its connection is lost: after a random time between nothing and a bound that doubles with every attempt. The randomness keeps many
 * clients, whose server was restarted, from coming back all at once. The bound begins anew when a connection is lost that has brought a message of the session, or has
 * lasted a second or as long as it may have been waited for. Immutable.
 *
 * @param firstDelay the bound before the first attempt
 * @param maxDelay what the bound never exceeds
 * @param giveUpAfter how long after the loss the client gives up
 * @param maxAttempts after how many attempts without success it gives up
 */
public record Reconnection(Duration firstDelay, Duration maxDelay, Duration giveUpAfter, int maxAttempts) {

    /** Begins within 100 ms, never waits for more than 10 s, and gives up after 5 minutes. */
    public static final Reconnection DEFAULTS =
            new Reconnection(Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofMinutes(5), Integer.MAX_VALUE);

    /** The client's life ends with its connection. */
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

    /** This one, beginning within another time. */
    public Reconnection withFirstDelay(Duration delay) {
        return new Reconnection(delay, maxDelay.compareTo(delay) < 0 ? delay : maxDelay, giveUpAfter, maxAttempts);
    }

    /** This one, waiting at most for another time. */
    public Reconnection withMaxDelay(Duration delay) {
        return new Reconnection(firstDelay, delay, giveUpAfter, maxAttempts);
    }

    /** This one, giving up after another time. */
    public Reconnection withGiveUpAfter(Duration time) {
        return new Reconnection(firstDelay, maxDelay, time, maxAttempts);
    }

    /** This one, giving up after so many attempts. */
    public Reconnection withMaxAttempts(int attempts) {
        return new Reconnection(firstDelay, maxDelay, giveUpAfter, attempts);
    }
}
