package dev.duplexrpc.benchmarks;

import dev.duplexrpc.benchmarks.grpc.GrpcLoad;
import dev.duplexrpc.benchmarks.grpc.GrpcServer;
import dev.duplexrpc.benchmarks.load.Load;
import dev.duplexrpc.benchmarks.lsp4j.Lsp4jServer;
import dev.duplexrpc.benchmarks.process.Jvm;
import dev.duplexrpc.benchmarks.servers.NettyEcho;
import dev.duplexrpc.benchmarks.servers.PlainStubsLoad;
import dev.duplexrpc.benchmarks.servers.Server;
import dev.duplexrpc.benchmarks.servers.StubsLoad;
import dev.duplexrpc.benchmarks.servers.UndertowEcho;
import java.util.ArrayList;
import java.util.List;

/**
 * A server and the load that is put on it: a line of the table.
 *
 * @param name what the table calls it
 * @param jvm what the server runs on
 * @param server its class and what follows the port on its command line
 * @param load the load's class and what follows the port on its command line
 */
record Contender(String name, Jvm jvm, List<String> server, List<String> load) {
    private static final List<String> PETS = List.of(Load.class.getName(), "--expect", "pets");
    private static final List<String> ECHO = List.of(Load.class.getName(), "--expect", "echo");

    static Contender nettyEcho() {
        return new Contender("netty-echo", Jvm.same(), command(NettyEcho.class), ECHO);
    }

    static Contender undertowEcho() {
        return new Contender("undertow-echo", Jvm.same(), command(UndertowEcho.class), ECHO);
    }

    /** Our server under the neutral load. */
    static Contender ours(String style, String... more) {
        List<String> command = command(Server.class, "--style", style);
        command.addAll(List.of(more));
        return new Contender("duplexrpc-" + style, Jvm.same(), command, PETS);
    }

    /** Our server under the load of our client. */
    static Contender ourStubs() {
        return new Contender(
                "duplexrpc-stubs",
                Jvm.same(),
                command(Server.class, "--style", "async"),
                List.of(StubsLoad.class.getName()));
    }

    /** The same without sessions that survive their connections. */
    static Contender ourPlainStubs() {
        return new Contender(
                "duplexrpc-plain-stubs",
                Jvm.same(),
                command(Server.class, "--style", "async"),
                List.of(PlainStubsLoad.class.getName()));
    }

    /** It has a wire of its own, so its own client is the load. */
    static Contender grpcStubs() {
        return new Contender(
                "grpc-java-stubs", Jvm.same(), command(GrpcServer.class), List.of(GrpcLoad.class.getName()));
    }

    static Contender lsp4j() {
        List<String> load = new ArrayList<>(PETS);
        load.addAll(List.of("--path", Lsp4jServer.PATH));
        return new Contender("lsp4j", Jvm.same(), command(Lsp4jServer.class), load);
    }

    /** With an option of both the server and its load. */
    Contender with(String option, String value) {
        return new Contender(name, jvm, longer(server, option, value), longer(load, option, value));
    }

    private static List<String> longer(List<String> command, String... more) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(more));
        return longer;
    }

    Contender on(Jvm other) {
        return new Contender(name, other, server, load);
    }

    Contender named(String other) {
        return new Contender(other, jvm, server, load);
    }

    /** The part of the server's command line that follows {@code java}; it listens wherever it finds a free port. */
    List<String> serverCommand() {
        List<String> command = new ArrayList<>(server);
        command.add(1, "0");
        return command;
    }

    /** The part of the load's command line that follows {@code java}. */
    List<String> loadCommand(int port, List<String> shape) {
        List<String> command = new ArrayList<>(load);
        command.add(1, Integer.toString(port));
        command.addAll(shape);
        return command;
    }

    private static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
