package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.benchmarks.process.Child;
import dev.duplexrpc.benchmarks.process.Jvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A process of these programs, as the one sees it that has started it. */
final class Worker implements AutoCloseable {

    private final Child child;

    Worker(int core, Jvm jvm, Class<?> program, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        child = Child.start(core, jvm, command);
    }

    int port() throws IOException {
        return child.port();
    }

    ProcessHandle handle() {
        return child.handle();
    }

    /** Waits for a line that begins with this word, and returns what stands behind it. */
    String await(String word) throws IOException {
        return child.lineStartingWith(word).substring(word.length()).trim();
    }

    /** Gives an order and waits until it was followed. */
    String ask(String order) throws IOException {
        child.ask(order);
        return await(order);
    }

    long number(String question) throws IOException {
        return Long.parseLong(ask(question));
    }

    List<Page> pages() throws IOException {
        int count = (int) number("pages");
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pages.add(Page.parse(child.lineStartingWith(Page.PREFIX)));
        }
        return pages;
    }

    @Override
    public void close() {
        child.close();
    }
}
