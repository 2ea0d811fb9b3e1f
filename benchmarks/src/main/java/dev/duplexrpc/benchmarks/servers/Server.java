package dev.duplexrpc.benchmarks.servers;

import dev.duplexrpc.RpcService;
import dev.duplexrpc.benchmarks.petstore.PetStore;
import dev.duplexrpc.benchmarks.process.Child;
import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.benchmarks.process.SelfSigned;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.tls.Identity;
import dev.duplexrpc.websocket.DeflateOptions;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Our server at the path {@code /}: the code between the socket and {@link Shelter} is generated from {@code src/main/openrpc/petstore.json}.
 * {@code async} answers on the I/O thread, {@code blocking} on the threads that handlers may block.
 */
public final class Server {
    private Server() {}

    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println("usage: Server <port> [--style async|blocking] [--max-message <bytes>]"
                    + " [--max-connections <number>] [--tls <key store>] [--compressed yes]");
            System.exit(2);
        }
        Child.listening(start(arguments).port());
    }

    /** @param arguments the port, 0 for any that is free, and the options */
    public static DuplexServer start(String... arguments) {
        Options options = Options.of(Arrays.asList(arguments).subList(1, arguments.length));
        int port = Integer.parseInt(arguments[0]);
        String keyStore = options.text("--tls", "");
        DuplexServer.Builder server = DuplexServer.builder()
                .ioThreads(1)
                .maxMessageBytes(options.number("--max-message", 1 << 20))
                .maxConnections(options.number("--max-connections", 10_000))
                .serve(service(options.text("--style", "async")));
        if (options.is("--compressed")) {
            // Every message, as Netty does it: by default short ones are sent as they are.
            server.compression(DeflateOptions.DEFAULTS.withMinBytes(1));
        }
        options.refuseOthers();
        if (keyStore.isEmpty()) {
            server.port(port);
        } else {
            server.securePort(port).tls(() -> Identity.keyStore(Path.of(keyStore), SelfSigned.password()));
        }
        return server.start();
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
