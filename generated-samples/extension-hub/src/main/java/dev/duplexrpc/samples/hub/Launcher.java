package dev.duplexrpc.samples.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Starts extensions in processes of their own, and starts those again that end. Safe for use by several threads. */
final class Launcher implements AutoCloseable {
    private final HubServer hub;
    private final Executor afterPause;
    private final List<Process> processes = new ArrayList<>();
    private boolean closed;

    /** @param pause how long to wait before a process is started again, so that one that cannot live does not keep the machine busy */
    Launcher(HubServer hub, Duration pause) {
        this.hub = hub;
        this.afterPause = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts the extension of this name, with a pass of its own. */
    void launch(String name) {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Undertow's log goes where ours goes, see simplelogger.properties.
                "-Dorg.jboss.logging.provider=slf4j",
                "-classpath",
                System.getProperty("java.class.path"),
                ExtensionProcess.class.getName(),
                name);
        java.environment().put(ExtensionProcess.URL, hub.url());
        java.environment().put(ExtensionProcess.PASS, hub.passes().issue(name));
        start(name, java.inheritIO());
    }

    private synchronized void start(String name, ProcessBuilder java) {
        if (closed) {
            return;
        }
        try {
            Process process = java.start();
            processes.add(process);
            process.onExit().thenRunAsync(() -> restart(name, process, java), afterPause);
        } catch (IOException failed) {
            throw new UncheckedIOException("The extension '" + name + "' cannot be started.", failed);
        }
    }

    private synchronized void restart(String name, Process ended, ProcessBuilder java) {
        processes.remove(ended);
        start(name, java);
    }

    /** Ends all of them. */
    @Override
    public synchronized void close() {
        closed = true;
        processes.forEach(Process::destroy);
    }
}
