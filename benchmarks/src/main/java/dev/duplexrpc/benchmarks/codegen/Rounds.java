package dev.duplexrpc.benchmarks.codegen;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.Generator;
import dev.duplexrpc.codegen.GeneratorOptions;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The measuring process: generates from a document as often as it is told and prints a {@link Run}. */
final class Rounds {
    private Rounds() {}

    public static void main(String[] arguments) {
        Path document = Path.of(arguments[0]).toAbsolutePath();
        AtomicLong peak = watchCollections();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int rounds = Integer.parseInt(arguments[1]);
        double[] elapsed = new double[rounds];
        double[] processor = new double[rounds];
        int files = 0;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            long busy = threads.getCurrentThreadCpuTime();
            GenerationResult result = Generator.generate(options(document));
            processor[round] = (threads.getCurrentThreadCpuTime() - busy) / 1e6;
            elapsed[round] = (System.nanoTime() - start) / 1e6;
            files = result.files().size();
        }
        System.out.println(new Run(files, peak.get() >> 20, elapsed, processor).line());
    }

    private static GeneratorOptions options(Path document) {
        // Lenient: what real documents get wrong must not keep them from being measured.
        return GeneratorOptions.of(List.of(document), "dev.duplexrpc.generated").withStrictness(Strictness.LENIENT);
    }

    /** Keeps the most that was in use after any collection: what the generator really holds, without its garbage. */
    private static AtomicLong watchCollections() {
        AtomicLong peak = new AtomicLong();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> peak.accumulateAndGet(
                                    usedAfter((CompositeData) notification.getUserData()), Math::max),
                            null,
                            null);
        }
        return peak;
    }

    private static long usedAfter(CompositeData notification) {
        return GarbageCollectionNotificationInfo.from(notification)
                .getGcInfo()
                .getMemoryUsageAfterGc()
                .values()
                .stream()
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
