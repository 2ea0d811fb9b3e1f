package dev.duplexrpc.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The processor time a process has used so far, user and system together. */
public final class CpuTime {
    /** The kernel counts in its USER_HZ, which is 100 on every architecture that Java runs on. */
    private static final long NANOS_PER_TICK = 10_000_000;

    /** The fields after the process's name: user time is the twelfth, system time the thirteenth. */
    private static final int USER = 11;

    private CpuTime() {}

    public static long nanos(ProcessHandle process) throws IOException {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (!Files.exists(stat)) {
            return process.info()
                    .totalCpuDuration()
                    .map(Duration::toNanos)
                    .orElseThrow(() -> new IOException("This system does not tell the processor time of a process."));
        }
        String line = Files.readString(stat);
        // The name stands in brackets and may hold anything, even brackets.
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) * NANOS_PER_TICK;
    }
}
