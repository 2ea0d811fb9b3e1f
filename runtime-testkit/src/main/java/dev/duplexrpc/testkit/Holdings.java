package dev.duplexrpc.testkit;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What this process holds of the system: to be counted before and after something that must leave nothing behind. What goes on has to be the same at both moments, and
 * what fills pools and loads classes must have happened once before the first.
 *
 * @param descriptors open files and sockets; 0 on a system that does not tell
 * @param threads those of the platform
 * @param directBuffers how many there are outside of the heap
 */
public record Holdings(long descriptors, int threads, long directBuffers) {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    /** Counts. */
    public static Holdings now() {
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getCount)
                .sum();
        return new Holdings(
                openDescriptors(), ManagementFactory.getThreadMXBean().getThreadCount(), direct);
    }

    /** By name, because not every JDK has the class that tells. */
    private static long openDescriptors() {
        try {
            return (Long) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "OpenFileDescriptorCount");
        } catch (JMException notTold) {
            return 0;
        }
    }

    /** These and so many more of each, for what the JDK and the test come and go with. */
    public Holdings plus(int more) {
        return new Holdings(descriptors + more, threads + more, directBuffers + more);
    }

    /** Whether there are no more of anything. */
    public boolean isWithin(Holdings bound) {
        return descriptors <= bound.descriptors && threads <= bound.threads && directBuffers <= bound.directBuffers;
    }

    /**
     * Waits until this process holds no more than the bound, since what ends takes its time.
     *
     * @return what it holds at the end: more than the bound if that did not come to pass within the time
     */
    public static Holdings settled(Holdings bound, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Holdings holdings = now();
        while (!holdings.isWithin(bound) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            holdings = now();
        }
        return holdings;
    }
}
