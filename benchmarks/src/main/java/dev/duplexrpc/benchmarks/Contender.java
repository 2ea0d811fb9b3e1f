package dev.duplexrpc.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * A server that takes part in the comparison.
 *
 * @param name what the table calls it
 * @param main its class
 * @param arguments what follows the port on its command line
 * @param expected how the load generator knows its right answers
 */
record Contender(String name, Class<?> main, List<String> arguments, Expected expected) {
    /** The one that the others are measured by. */
    static final Contender NETTY_ECHO = new Contender("netty-echo", NettyEcho.class, List.of(), Expected.ECHO);

    static final List<Contender> ALL = List.of(
            NETTY_ECHO,
            new Contender("duplexrpc-async", Server.class, List.of("async"), Expected.PETS),
            new Contender("duplexrpc-blocking", Server.class, List.of("blocking"), Expected.PETS),
            new Contender("undertow-echo", UndertowEcho.class, List.of(), Expected.ECHO));

    /** The part of its command line that follows {@code java}; it listens wherever it finds a free port. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(main.getName(), "0"));
        command.addAll(arguments);
        return command;
    }
}
