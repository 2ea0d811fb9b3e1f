package dev.duplexrpc.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process uses. */
public final class Memory {
    private static final int COLLECTIONS = 3;
    private static final String RESIDENT = "VmRSS:";
    private static final String MOST_RESIDENT = "VmHWM:";

    private Memory() {}

    /** The heap of this process that is in use after a full collection. */
    public static long usedAfterCollection() {
        for (int i = 0; i < COLLECTIONS; i++) {
            // More than once: what has a cleaner is released by the one after.
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** What of a process is in the machine's memory, as the operating system counts it. */
    public static long residentBytes(ProcessHandle process) throws IOException {
        return status(process, RESIDENT);
    }

    /** The most of a process that ever was in the machine's memory. */
    public static long mostResidentBytes(ProcessHandle process) throws IOException {
        return status(process, MOST_RESIDENT);
    }

    private static long status(ProcessHandle process, String name) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            throw new IOException("This system does not tell how much memory a process uses.");
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findAny()
                .orElseThrow(() -> new IOException(status + " has no line " + name));
    }
}
