package dev.duplexrpc.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A script of Node.js in a process of its own, which ends with the test whatever happens. */
final class NodeProgram implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final String END = "(it has ended)";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    NodeProgram(String script, String... arguments) throws IOException, InterruptedException {
        Path folder = NodePackages.installed();
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        Thread reader = new Thread(this::read, script);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = in.readLine();
            while (line != null) {
                lines.add(line);
                line = in.readLine();
            }
        } catch (IOException killed) {
            lines.add(killed.toString());
        }
        lines.add(END);
    }

    /** The next line that it prints. */
    String line() throws InterruptedException {
        return String.valueOf(lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** Everything that it prints until its end. */
    static List<String> transcript(String script, String... arguments) throws IOException, InterruptedException {
        try (NodeProgram program = new NodeProgram(script, arguments)) {
            List<String> all = new ArrayList<>();
            String line = program.line();
            while (!line.equals(END)) {
                all.add(line);
                if (line.equals("null")) {
                    all.add("(nothing more came within " + PATIENCE_SECONDS + " s)");
                    return all;
                }
                line = program.line();
            }
            return all;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
