package dev.duplexrpc.benchmarks.servers;

import dev.duplexrpc.RpcService;
import dev.duplexrpc.benchmarks.petstore.PetStore;
import dev.duplexrpc.benchmarks.process.Child;
import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.server.DuplexServer;
import java.util.Arrays;

/**
 * Our server at the path {@code /}: the code between the socket and {@link Shelter} is generated from {@code src/main/openrpc/petstore.json}.
 * {@code async} answers on the I/O thread, {@code blocking} on the threads that handlers may block.
 */
public final class Server {
    private Server() {}

    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println(
                    "usage: Server <port> [--style async|blocking] [--max-message <bytes>] [--max-connections <number>]");
            System.exit(2);
        }
        Options options = Options.of(Arrays.asList(arguments).subList(1, arguments.length));
        DuplexServer.Builder server = builder(Integer.parseInt(arguments[0]), options.text("--style", "async"))
                .maxMessageBytes(options.number("--max-message", 1 << 20))
                .maxConnections(options.number("--max-connections", 10_000));
        options.refuseOthers();
        Child.listening(server.start().port());
    }

    /** @param port 0 for any that is free */
    public static DuplexServer start(int port, String style) {
        return builder(port, style).start();
    }

    private static DuplexServer.Builder builder(int port, String style) {
        return DuplexServer.builder().port(port).ioThreads(1).serve(service(style));
    }

    private static RpcService service(String style) {
        return switch (style) {
            case "async" -> PetStore.asyncService(new Shelter.Async());
            case "blocking" -> PetStore.service(new Shelter());
            default ->
                throw new IllegalArgumentException(
                        "A handler cannot be '" + style + "'; write async or blocking behind --style.");
        };
    }
}
