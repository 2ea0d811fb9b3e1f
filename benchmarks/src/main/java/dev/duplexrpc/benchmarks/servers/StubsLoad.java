package dev.duplexrpc.benchmarks.servers;

import dev.duplexrpc.benchmarks.load.ClosedLoop;
import dev.duplexrpc.benchmarks.petstore.Pet;
import dev.duplexrpc.benchmarks.petstore.PetStore;
import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.client.Reconnection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Load by our client and its generated stubs, with sessions that survive their connections. */
public final class StubsLoad {
    private static final List<String> TAGS = List.of("dog", "small");
    private static final int LIMIT = 3;

    private StubsLoad() {}

    public static void main(String[] arguments) throws Exception {
        ClosedLoop.main(arguments, StubsLoad::connect);
    }

    public static ClosedLoop.Caller connect(int port, int storedPets) {
        return connect(port, storedPets, Reconnection.DEFAULTS);
    }

    static ClosedLoop.Caller connect(int port, int storedPets, Reconnection reconnection) {
        DuplexClient client = DuplexClient.builder("ws://localhost:" + port + "/")
                .maxMessageBytes(4 << 20)
                .reconnect(reconnection)
                .connect();
        PetStore.Async store = PetStore.asyncOver(client);
        List<Pet> pets = Shelter.pets(storedPets, TAGS);
        return new ClosedLoop.Caller() {
            @Override
            public void call(ClosedLoop.Answered answered) {
                CompletableFuture<List<Pet>> answer =
                        pets.isEmpty() ? store.listPets(LIMIT, TAGS) : store.storePets(pets);
                answer.whenComplete((result, failure) -> {
                    if (failure == null) {
                        answered.pets(result.size());
                    } else {
                        answered.failed(failure);
                    }
                });
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }
}
