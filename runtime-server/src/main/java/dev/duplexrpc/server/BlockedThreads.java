package dev.duplexrpc.server;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;

/** The I/O threads of a worker that do not end, because something that runs on them does not return. */
final class BlockedThreads {

    /** Enough to come from the depths of a driver to the handler that has called it. */
    private static final int FRAMES = 12;

    private BlockedThreads() {}

    /** Their names, and what each of them is doing: the innermost first, without what is the JDK's. */
    static String of(XnioWorker worker) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey() instanceof XnioIoThread thread && thread.getWorker() == worker)
                .sorted(Comparator.comparing(entry -> entry.getKey().getName()))
                .flatMap(BlockedThreads::described)
                .collect(Collectors.joining("; "));
    }

    /** Nothing of a thread that has only not come to its end yet: it runs what is XNIO's own. */
    private static Stream<String> described(Map.Entry<Thread, StackTraceElement[]> thread) {
        List<StackTraceElement> frames = Stream.of(thread.getValue())
                .filter(frame -> !"java.base".equals(frame.getModuleName()))
                .toList();
        return frames.isEmpty() || frames.get(0).getClassName().startsWith("org.xnio.nio.")
                ? Stream.empty()
                : Stream.of(frames.stream()
                        .limit(FRAMES)
                        .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                        .collect(Collectors.joining(" < ", thread.getKey().getName() + " at ", "")));
    }
}
