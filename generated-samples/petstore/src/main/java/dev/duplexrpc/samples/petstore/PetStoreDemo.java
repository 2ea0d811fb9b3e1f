package dev.duplexrpc.samples.petstore;

import dev.duplexrpc.server.DuplexServer;

/** Opens a pet store on a free port, visits it, and closes it. */
public final class PetStoreDemo {
    private PetStoreDemo() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        try (DuplexServer server = PetStoreServer.start(0)) {
            PetStoreClient.visit("ws://localhost:" + server.port() + "/", System.out::println);
        }
    }
}
