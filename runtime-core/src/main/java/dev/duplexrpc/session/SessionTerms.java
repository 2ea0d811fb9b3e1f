package dev.duplexrpc.session;

import dev.duplexrpc.link.LinkMessage.Terms;
import dev.duplexrpc.time.Measurable;
import java.time.Duration;

/**
 * The bounds of sessions that outlive their connections. Immutable.
 *
 * @param grace how long a session waits for its client to come back
 * @param window how many bytes of messages each side keeps until the other has acknowledged them
 * @param acknowledgeTimeout how long the window may stay full
 * @param greetingTimeout how long a client that has connected may take to say which session it wants
 * @param suspended how much may wait for clients that are away
 */
public record SessionTerms(
        Duration grace, int window, Duration acknowledgeTimeout, Duration greetingTimeout, SuspendedLimits suspended) {

    /** 60 s of grace, a window of 1 MiB, 60 s to acknowledge, 10 s to greet, {@link SuspendedLimits#DEFAULTS}. */
    public static final SessionTerms DEFAULTS = new SessionTerms(
            Duration.ofSeconds(60),
            1024 * 1024,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            SuspendedLimits.DEFAULTS);

    public SessionTerms {
        grace = Measurable.of(grace);
        acknowledgeTimeout = Measurable.of(acknowledgeTimeout);
        greetingTimeout = Measurable.of(greetingTimeout);
        if (grace.isNegative()) {
            throw new IllegalArgumentException("sessionGrace must not be negative, as " + grace + " is.");
        }
        Positive.check("sessionWindow", window > 0, window);
        Positive.check("acknowledgeTimeout", acknowledgeTimeout.compareTo(Duration.ZERO) > 0, acknowledgeTimeout);
        Positive.check("greetingTimeout", greetingTimeout.compareTo(Duration.ZERO) > 0, greetingTimeout);
    }

    public SessionTerms withGrace(Duration time) {
        return new SessionTerms(time, window, acknowledgeTimeout, greetingTimeout, suspended);
    }

    public SessionTerms withWindow(int bytes) {
        return new SessionTerms(grace, bytes, acknowledgeTimeout, greetingTimeout, suspended);
    }

    public SessionTerms withAcknowledgeTimeout(Duration time) {
        return new SessionTerms(grace, window, time, greetingTimeout, suspended);
    }

    public SessionTerms withSuspended(SuspendedLimits limits) {
        return new SessionTerms(grace, window, acknowledgeTimeout, greetingTimeout, limits);
    }

    /** What a client is told of them. */
    Terms told(Duration grace, Duration heartbeat) {
        return new Terms(grace.toMillis(), window, heartbeat.toMillis());
    }
}
