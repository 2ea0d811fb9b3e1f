package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.benchmarks.process.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What a process holds: what grows here from minute to minute is a leak. */
final class Health {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final double MIB = 1024 * 1024;

    private Health() {}

    /** The heap that is in use after a collection, threads, and open files and sockets where the system tells. */
    static String line() {
        return String.format(
                Locale.ROOT,
                "health heap=%.1fMiB threads=%d descriptors=%d",
                Memory.usedAfterCollection() / MIB,
                Thread.activeCount(),
                descriptors());
    }

    private static long descriptors() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return -1;
        }
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return open.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
