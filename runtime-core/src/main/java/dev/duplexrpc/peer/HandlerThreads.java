package dev.duplexrpc.peer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads on which handlers may block: a virtual one for each call from Java 21 on, a bounded pool before. */
public final class HandlerThreads {

    private static final int QUEUED_PER_THREAD = 256;

    private HandlerThreads() {}

    /**
     * Makes them.
     *
     * @param name of each virtual thread, and with a number of each in the pool
     * @param maxPoolThreads how many threads the pool has at most where there are no virtual ones; it refuses when each has 256 tasks waiting
     */
    public static ExecutorService create(String name, int maxPoolThreads) {
        ExecutorService virtual = virtual(name);
        return virtual != null ? virtual : pool(name, maxPoolThreads);
    }

    /** As many pool threads as handlers that mostly wait can use: default of server and client. */
    public static int defaultPoolThreads() {
        return Math.max(16, 4 * Runtime.getRuntime().availableProcessors());
    }

    private static @Nullable ExecutorService virtual(String name) {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            // By name, because this is compiled for Java 17. Without a number, which would be one more text for each
            // call.
            Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
            Object named = lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class))
                    .invoke(
                            lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder))
                                    .invoke(),
                            name);
            Object factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class))
                    .invoke(named);
            return (ExecutorService) lookup.findStatic(
                            Executors.class,
                            "newThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class, ThreadFactory.class))
                    .invoke(factory);
        } catch (Throwable beforeJava21) {
            return null;
        }
    }

    private static ExecutorService pool(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(threads * QUEUED_PER_THREAD),
                factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
