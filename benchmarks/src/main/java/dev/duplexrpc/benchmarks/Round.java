package dev.duplexrpc.benchmarks;

import dev.duplexrpc.benchmarks.load.Report;
import java.util.Locale;

/**
 * One server under load for some seconds.
 *
 * @param load what the load saw
 * @param serverNanos the processor time the server used meanwhile
 * @param loadNanos the processor time the load used meanwhile
 */
record Round(Report load, long serverNanos, long loadNanos) {
    double serverMicrosPerCall() {
        return serverNanos / 1e3 / load.calls();
    }

    double loadMicrosPerCall() {
        return loadNanos / 1e3 / load.calls();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.0f calls/s, %.2f µs per call", load.callsPerSecond(), serverMicrosPerCall());
    }
}
