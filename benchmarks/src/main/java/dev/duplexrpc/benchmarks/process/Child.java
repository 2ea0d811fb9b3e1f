package dev.duplexrpc.benchmarks.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that this one has started: pinned to one core where {@code taskset} is at hand, ended by {@link #close}, and ended with
 * this JVM whatever becomes of it (its standard input ends then). A server answers questions that are written there, see {@link #usedHeap}.
 */
public final class Child implements AutoCloseable {
    private static final String LISTENING = "listening ";
    private static final String IS_CHILD = "duplexrpc.benchmarks.child";
    private static final String HEAP = "heap";
    private static final String BEGIN = "begin";
    private static final File TASKSET = new File("/usr/bin/taskset");
    private static final int SECONDS_TO_END = 5;

    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter input;
    private final Thread hook;
    private int port;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.hook = new Thread(process::destroyForcibly, "end of child " + process.pid());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @param core which core to pin it to; it is pinned only where there are at least two */
    public static Child start(int core, Jvm jvm, List<String> command) throws IOException {
        List<String> line = new ArrayList<>();
        if (canPin()) {
            line.addAll(List.of(TASKSET.getPath(), "-c", Integer.toString(core)));
        }
        line.addAll(jvm.command());
        line.add("-D" + IS_CHILD + "=true");
        // Nobody here logs anything that a reader of the table wants to see; what ends a server reaches its standard
        // error anyway.
        line.addAll(List.of("-Dorg.jboss.logging.provider=slf4j", "-Dslf4j.internal.verbosity=ERROR"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path")));
        line.addAll(command);
        return new Child(new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    public static boolean canPin() {
        return TASKSET.canExecute() && Runtime.getRuntime().availableProcessors() > 1;
    }

    /** Called in a server when it is ready: says so, answers questions, and sees to it that a child does not outlive its parent. */
    public static void listening(int port) {
        if (Boolean.getBoolean(IS_CHILD)) {
            Thread questions = new Thread(Child::answerQuestions, "questions");
            questions.setDaemon(true);
            questions.start();
        }
        System.out.println(LISTENING + port);
    }

    private static void answerQuestions() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String question = in.readLine(); question != null; question = in.readLine()) {
                if (question.equals(HEAP)) {
                    System.out.println(HEAP + " " + Memory.usedAfterCollection());
                }
            }
        } catch (IOException gone) {
            // So is the parent.
        }
        Runtime.getRuntime().halt(1);
    }

    /** A piece of work that may fail. */
    @FunctionalInterface
    public interface Work {
        /** @param first whether it was not done before */
        void run(boolean first) throws Exception;
    }

    /**
     * Called in a program that makes load: does its work once for every {@link #begin}, so that it is warm from the second time on. Where it is nobody's child, it
     * does it once.
     */
    public static void eachTime(Work work) throws Exception {
        if (!Boolean.getBoolean(IS_CHILD)) {
            work.run(true);
            return;
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (boolean first = true; in.readLine() != null; first = false) {
            work.run(first);
        }
    }

    /** Lets a child that makes load do its work once more. */
    public void begin() throws IOException {
        ask(BEGIN);
    }

    /** How many bytes of the server's heap are in use after a collection. */
    public long usedHeap() throws IOException {
        ask(HEAP);
        return Long.parseLong(lineStartingWith(HEAP + " ").substring(HEAP.length() + 1));
    }

    /** Where the server listens; waits until it says so. */
    public int port() throws IOException {
        if (port == 0) {
            port = Integer.parseInt(lineStartingWith(LISTENING).substring(LISTENING.length()));
        }
        return port;
    }

    /** Writes a line that the child reads from its standard input. */
    public void ask(String question) throws IOException {
        input.write(question + "\n");
        input.flush();
    }

    /** Waits for a line that starts so and drops all before it. */
    public String lineStartingWith(String prefix) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(prefix)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("The child process ended before it wrote a line that starts with '" + prefix + "'.");
        }
        return line;
    }

    public ProcessHandle handle() {
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
