package dev.duplexrpc.transport;

import dev.duplexrpc.time.Measurable;
import dev.duplexrpc.time.TimerWheel;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a connection from time to time: asks the silent ones whether they are alive, and finds those that are dead, stuck or trickling. Messages cost it nothing
 * but the mark {@link #heard}; it is right to within one look. The first look of each connection comes at a random moment, so that many connections that began together
 * are not looked at together. Only for the connection's own thread.
 */
final class Heartbeat {

    /** What is looked at. All are called on the connection's own thread. */
    interface Patient {

        /** Where the incoming message stands: changes with each message that begins or ends; 0 between messages. */
        long messageUnderWay();

        /** What waits for the socket: changes whenever it takes something; 0 if nothing waits for it. */
        long writeUnderWay();

        void ping();

        /** Nothing has come for as long as {@code idleTimeout} allows. */
        void idle();

        /** A message takes longer to come than {@code messageTimeout} allows. */
        void trickles();

        /** The other side has taken nothing for as long as {@code writeTimeout} allows. */
        void takesNothing();

        void execute(Runnable task);
    }

    private final Patient patient;
    private final TimerWheel wheel;
    private final TransportLimits limits;
    private long pingNanos;
    private long idleNanos;
    private volatile long periodNanos;
    private final Stopwatch message;
    private final Stopwatch write;

    private boolean heard;
    private boolean asked;

    /** Written on the connection's thread, once for each look. */
    private volatile long lastHeard;

    /** When the socket was last seen to take what waited for it: a ping may stand behind that, and cannot be answered yet. */
    private long lastTaken;

    private long written;
    private boolean ended;

    /** Counts the looks that were planned: one that was planned before the interval changed is none any more. */
    private long planned;

    private TimerWheel.@Nullable Timer timer;

    Heartbeat(Patient patient, TransportLimits limits, TimerWheel wheel) {
        this.patient = patient;
        this.wheel = wheel;
        this.limits = limits;
        this.message = new Stopwatch(limits.messageTimeout());
        this.write = new Stopwatch(limits.writeTimeout());
        this.lastHeard = wheel.nanos();
        measure(limits.pingInterval());
    }

    private void measure(Duration interval) {
        // What the other side says may be longer than can be measured.
        Duration pingInterval = Measurable.of(interval);
        this.pingNanos = pingInterval.toNanos();
        this.idleNanos = limits.idleTimeout().isZero()
                ? 0
                : Math.max(limits.idleTimeout().toNanos(), 2 * pingNanos);
        this.periodNanos = Stream.of(pingInterval, limits.idleTimeout(), limits.messageTimeout(), limits.writeTimeout())
                        .filter(timeout -> !timeout.isZero())
                        .mapToLong(Duration::toNanos)
                        .min()
                        .orElse(0)
                / 2;
    }

    void start() {
        if (periodNanos > 0 && !ended) {
            lastHeard = wheel.nanos();
            lastTaken = lastHeard;
            schedule(ThreadLocalRandom.current().nextLong(periodNanos / 2, periodNanos + 1));
        }
    }

    /** For how long nothing had come at the last look, and since. Any thread; 0 where nobody looks. */
    long silentNanos() {
        return periodNanos == 0 ? 0 : wheel.nanos() - lastHeard;
    }

    /** From now on asks after another time of silence; zero for never. */
    void pingEvery(Duration interval) {
        measure(interval);
        if (timer != null) {
            timer.cancel();
        }
        planned++;
        start();
    }

    /** Something has come, whatever it is. */
    void heard() {
        heard = true;
    }

    void end() {
        ended = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    private void schedule(long delayNanos) {
        long number = ++planned;
        timer = wheel.schedule(delayNanos, () -> patient.execute(() -> look(number)));
    }

    private void look(long number) {
        if (ended || number != planned) {
            return;
        }
        long now = wheel.nanos();
        if (heard) {
            heard = false;
            asked = false;
            lastHeard = now;
        }
        long writing = patient.writeUnderWay();
        if (writing != 0 && writing != written) {
            lastTaken = now;
        }
        written = writing;
        long silentNanos = now - lastHeard;
        if (idleNanos > 0 && silentNanos >= idleNanos && now - lastTaken >= idleNanos) {
            patient.idle();
        } else if (message.hasRunOut(patient.messageUnderWay(), now)) {
            patient.trickles();
        } else if (write.hasRunOut(writing, now)) {
            patient.takesNothing();
        } else if (pingNanos > 0 && silentNanos >= pingNanos && !asked) {
            asked = true;
            patient.ping();
        }
        if (!ended && number == planned) {
            schedule(periodNanos);
        }
    }

    /** How long something has stood still. */
    private static final class Stopwatch {

        private final long limitNanos;
        private long state;
        private long since;

        Stopwatch(Duration limit) {
            limitNanos = limit.toNanos();
        }

        boolean hasRunOut(long current, long now) {
            if (current != state) {
                state = current;
                since = now;
            }
            return current != 0 && limitNanos > 0 && now - since >= limitNanos;
        }
    }
}
