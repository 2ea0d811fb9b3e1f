package dev.duplexrpc.testkit.fault;

import java.time.Duration;
import java.util.Objects;

/**
 * How bytes travel in one direction. None of it loses or reorders any. What is on its way is bounded by {@link FaultProxyBuilder#bufferBytes}: with a delay, no more than that arrives within
 * each delay.
 *
 * @param delay for how long each byte, and the end of the stream, is on its way
 * @param bytesPerSecond at most so many bytes arrive in a second; 0 for no limit
 * @param pieceBytes every write is divided into pieces of at most so many bytes; 0 leaves them whole
 */
public record Shape(Duration delay, int bytesPerSecond, int pieceBytes) {

    /** At once, as fast as it goes, and in pieces as they come. */
    public static final Shape PLAIN = new Shape(Duration.ZERO, 0, 0);

    public Shape {
        Objects.requireNonNull(delay, "delay");
        if (delay.isNegative()) {
            throw new IllegalArgumentException(
                    "The delay is " + delay + ", but bytes do not arrive before they leave.");
        }
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException(
                    "bytesPerSecond is " + bytesPerSecond + "; it is 0 for no limit, or more.");
        }
        if (pieceBytes < 0) {
            throw new IllegalArgumentException("pieceBytes is " + pieceBytes + "; it is 0 for whole writes, or more.");
        }
    }

    /** The same with this delay. */
    public Shape withDelay(Duration time) {
        return new Shape(time, bytesPerSecond, pieceBytes);
    }

    /** The same with this many bytes per second at most, 0 for no limit. */
    public Shape withBytesPerSecond(int rate) {
        return new Shape(delay, rate, pieceBytes);
    }

    /** The same with writes of at most this many bytes, 0 for whole ones. */
    public Shape withPieceBytes(int size) {
        return new Shape(delay, bytesPerSecond, size);
    }
}
