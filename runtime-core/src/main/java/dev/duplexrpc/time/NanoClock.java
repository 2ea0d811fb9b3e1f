package dev.duplexrpc.time;

/** A clock that only measures: nanoseconds since some moment, never going back. */
@FunctionalInterface
public interface NanoClock {

    NanoClock SYSTEM = System::nanoTime;

    long nanos();
}
