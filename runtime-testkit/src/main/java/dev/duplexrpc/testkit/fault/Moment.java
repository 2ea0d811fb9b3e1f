package dev.duplexrpc.testkit.fault;

import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;

/** When a connection is cut that is armed, see {@link ProxiedConnection#cut(Moment, Cut...)}. What is left to chance is drawn for each connection from the proxy's seed. */
public sealed interface Moment {

    /** When this time has passed. */
    static Moment after(Duration time) {
        return new Time(time, time);
    }

    /** At a random moment before this time has passed. */
    static Moment within(Duration time) {
        return new Time(Duration.ZERO, time);
    }

    /** When exactly this many more bytes have been delivered in this direction. */
    static Moment after(long bytes, Direction direction) {
        return new Bytes(bytes, bytes, direction);
    }

    /** When a random number of bytes, from 1 to this, have been delivered in this direction; usually in the middle of a message. */
    static Moment within(long bytes, Direction direction) {
        return new Bytes(1, bytes, direction);
    }

    /** After a time between these two. */
    record Time(Duration from, Duration to) implements Moment {
        public Time {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            if (from.isNegative() || from.compareTo(to) > 0) {
                throw new IllegalArgumentException("There is no time from " + from + " to " + to + ".");
            }
        }

        long drawNanos(SplittableRandom random) {
            return random.nextLong(from.toNanos(), to.toNanos() + 1);
        }
    }

    /** After a number of bytes between these two, both included. */
    record Bytes(long from, long to, Direction direction) implements Moment {
        public Bytes {
            Objects.requireNonNull(direction, "direction");
            if (from < 1 || from > to || to == Long.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "There is no number of bytes from " + from + " to " + to + "; the first possible is 1.");
            }
        }

        long draw(SplittableRandom random) {
            return random.nextLong(from, to + 1);
        }
    }
}
