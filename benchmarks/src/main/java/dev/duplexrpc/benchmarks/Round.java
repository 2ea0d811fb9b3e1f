package dev.duplexrpc.benchmarks;

import java.util.Locale;

/**
 * One server under load for some seconds.
 *
 * @param load what the load generator saw
 * @param cpuNanos the processor time the server used meanwhile
 */
record Round(LoadReport load, long cpuNanos) {
    double cpuMicrosPerCall() {
        return cpuNanos / 1e3 / load.calls();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f calls/s, %.2f µs per call", load.callsPerSecond(), cpuMicrosPerCall());
    }
}
