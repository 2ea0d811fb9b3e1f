package dev.duplexrpc.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that this one has started: pinned to one core where {@code taskset} is at hand, ended by {@link #close}, and ended with
 * this JVM whatever becomes of it (a shutdown hook here, and over there a watch on its parent for the day the hook does not run).
 */
final class Child implements AutoCloseable {
    private static final String LISTENING = "listening ";
    private static final String END_WITH_PARENT = "duplexrpc.benchmarks.endWithParent";
    private static final File TASKSET = new File("/usr/bin/taskset");
    private static final int SECONDS_TO_END = 5;

    private final Process process;
    private final BufferedReader output;
    private final Thread hook;
    private int port;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.hook = new Thread(process::destroyForcibly, "end of child " + process.pid());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @param core which core to pin it to; it is pinned only where there are at least two */
    static Child start(int core, List<String> command) throws IOException {
        List<String> line = new ArrayList<>();
        if (canPin()) {
            line.addAll(List.of(TASKSET.getPath(), "-c", Integer.toString(core)));
        }
        line.add(ProcessHandle.current().info().command().orElse("java"));
        // The same for all: a server pinned to one core would get this collector anyway, and a fixed heap spares it
        // resizing.
        line.addAll(List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m", "-D" + END_WITH_PARENT + "=true"));
        // Nobody here logs anything that a reader of the table wants to see; what ends a server reaches its standard
        // error anyway.
        line.addAll(List.of("-Dorg.jboss.logging.provider=slf4j", "-Dslf4j.internal.verbosity=ERROR"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path")));
        line.addAll(command);
        return new Child(new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    static boolean canPin() {
        return TASKSET.canExecute() && Runtime.getRuntime().availableProcessors() > 1;
    }

    /** Called in a server when it is ready: says so, and sees to it that a child does not outlive its parent. */
    static void listening(int port) {
        if (Boolean.getBoolean(END_WITH_PARENT)) {
            ProcessHandle.current()
                    .parent()
                    .ifPresent(parent ->
                            parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        }
        System.out.println(LISTENING + port);
    }

    /** Where the server listens; waits until it says so. */
    int port() throws IOException {
        if (port == 0) {
            port = Integer.parseInt(lineStartingWith(LISTENING).substring(LISTENING.length()));
        }
        return port;
    }

    /** Waits for a line that starts so and drops all before it. */
    String lineStartingWith(String prefix) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(prefix)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("The child process ended before it wrote a line that starts with '" + prefix + "'.");
        }
        return line;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            output.close();
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException shuttingDown) {
            process.destroyForcibly();
        }
    }
}
