package dev.duplexrpc.benchmarks;

import dev.duplexrpc.RpcService;
import dev.duplexrpc.benchmarks.petstore.PetStore;
import dev.duplexrpc.server.DuplexServer;

/**
 * Our server with one method, {@code listPets}, at the path {@code /}: the code between the socket and {@link Shelter} is
 * generated from {@code src/main/openrpc/petstore.json}. {@code async} answers on the I/O thread, {@code blocking} on the
 * threads that handlers may block.
 */
public final class Server {
    private Server() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("usage: Server <port> async|blocking");
            System.exit(2);
        }
        Child.listening(
                start(Integer.parseInt(arguments[0]), service(arguments[1])).port());
    }

    /** @param port 0 for any that is free */
    static DuplexServer start(int port, RpcService service) {
        return DuplexServer.builder().port(port).ioThreads(1).serve(service).start();
    }

    static RpcService service(String style) {
        return switch (style) {
            case "async" -> PetStore.asyncService(new Shelter.Async());
            case "blocking" -> PetStore.service(new Shelter());
            default ->
                throw new IllegalArgumentException(
                        "A handler cannot be '" + style + "'; write async or blocking after the port.");
        };
    }
}
