package dev.duplexrpc.transport;

import dev.duplexrpc.time.Measurable;
import java.time.Duration;

/**
 * The bounds of one connection. Of the durations {@code pingInterval}, {@code idleTimeout}, {@code messageTimeout} and {@code writeTimeout} zero means none; they are
 * watched from time to time, so that they take effect up to half of the shortest of them late.
 *
 * @param maxMessageBytes the largest message taken or sent, as it travels; default 1 MiB
 * @param maxInflatedBytes the largest message taken once it is inflated, where compression was agreed upon; default as {@code maxMessageBytes}
 * @param maxOutboxBytes how many bytes may wait for the other side to take them, beside what its socket holds; default 4 MiB
 * @param maxPingsPerMinute how many pings are answered within a minute; more end the connection with 1008; default 600
 * @param closeTimeout how long the other side may take to answer a farewell; default 5 s
 * @param pingInterval when nothing has come for so long, a ping is sent; default 30 s
 * @param idleTimeout when nothing has come for so long, not even a pong, the connection counts as lost; where pings are sent at least twice {@code pingInterval}, so
 *     that nobody is given up who was not asked; default 90 s
 * @param messageTimeout how long a message, once begun, may take to come whole; beyond it the connection ends with 1008; default 60 s
 * @param writeTimeout how long the other side may take nothing at all while something waits for it; beyond it the connection is cut; default 60 s
 */
public record TransportLimits(
        int maxMessageBytes,
        int maxInflatedBytes,
        int maxOutboxBytes,
        int maxPingsPerMinute,
        Duration closeTimeout,
        Duration pingInterval,
        Duration idleTimeout,
        Duration messageTimeout,
        Duration writeTimeout) {

    public static final TransportLimits DEFAULTS = new TransportLimits(
            1 << 20,
            1 << 20,
            4 << 20,
            600,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(90),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));

    public TransportLimits {
        closeTimeout = Measurable.of(closeTimeout);
        pingInterval = Measurable.of(pingInterval);
        idleTimeout = Measurable.of(idleTimeout);
        messageTimeout = Measurable.of(messageTimeout);
        writeTimeout = Measurable.of(writeTimeout);
        positive("maxMessageBytes", maxMessageBytes);
        positive("maxInflatedBytes", maxInflatedBytes);
        positive("maxOutboxBytes", maxOutboxBytes);
        positive("maxPingsPerMinute", maxPingsPerMinute);
        if (closeTimeout.isNegative() || closeTimeout.isZero()) {
            throw new IllegalArgumentException("closeTimeout must be positive, not " + closeTimeout + ".");
        }
        notNegative("pingInterval", pingInterval);
        notNegative("idleTimeout", idleTimeout);
        notNegative("messageTimeout", messageTimeout);
        notNegative("writeTimeout", writeTimeout);
    }

    private static void positive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, not " + value + ".");
        }
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, as " + value + " is; zero means none.");
        }
    }

    /** Sets {@code maxInflatedBytes} as well. */
    public TransportLimits withMaxMessageBytes(int bytes) {
        return with(bytes, bytes, maxOutboxBytes, maxPingsPerMinute, closeTimeout);
    }

    public TransportLimits withMaxInflatedBytes(int bytes) {
        return with(maxMessageBytes, bytes, maxOutboxBytes, maxPingsPerMinute, closeTimeout);
    }

    public TransportLimits withMaxOutboxBytes(int bytes) {
        return with(maxMessageBytes, maxInflatedBytes, bytes, maxPingsPerMinute, closeTimeout);
    }

    public TransportLimits withMaxPingsPerMinute(int pings) {
        return with(maxMessageBytes, maxInflatedBytes, maxOutboxBytes, pings, closeTimeout);
    }

    public TransportLimits withCloseTimeout(Duration timeout) {
        return with(maxMessageBytes, maxInflatedBytes, maxOutboxBytes, maxPingsPerMinute, timeout);
    }

    public TransportLimits withPingInterval(Duration interval) {
        return with(interval, idleTimeout, messageTimeout, writeTimeout);
    }

    public TransportLimits withIdleTimeout(Duration timeout) {
        return with(pingInterval, timeout, messageTimeout, writeTimeout);
    }

    public TransportLimits withMessageTimeout(Duration timeout) {
        return with(pingInterval, idleTimeout, timeout, writeTimeout);
    }

    public TransportLimits withWriteTimeout(Duration timeout) {
        return with(pingInterval, idleTimeout, messageTimeout, timeout);
    }

    private TransportLimits with(int message, int inflated, int outbox, int pings, Duration close) {
        return new TransportLimits(
                message, inflated, outbox, pings, close, pingInterval, idleTimeout, messageTimeout, writeTimeout);
    }

    private TransportLimits with(Duration ping, Duration idle, Duration message, Duration write) {
        return new TransportLimits(
                maxMessageBytes,
                maxInflatedBytes,
                maxOutboxBytes,
                maxPingsPerMinute,
                closeTimeout,
                ping,
                idle,
                message,
                write);
    }
}
