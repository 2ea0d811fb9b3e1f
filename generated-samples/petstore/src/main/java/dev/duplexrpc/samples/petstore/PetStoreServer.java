package dev.duplexrpc.samples.petstore;

import dev.duplexrpc.samples.petstore.api.Pet;
import dev.duplexrpc.samples.petstore.api.PetKind;
import dev.duplexrpc.samples.petstore.api.PetStore;
import dev.duplexrpc.server.DuplexServer;
import java.util.List;

/** Serves the pet store. */
public final class PetStoreServer {
    private PetStoreServer() {}

    /** Serves on port 8080, or on the port that is given, until the process is ended. */
    public static void main(String[] arguments) {
        DuplexServer server = start(arguments.length == 0 ? 8080 : Integer.parseInt(arguments[0]));
        System.out.println("The pet store is open at ws://localhost:" + server.port() + "/, and over HTTP.");
    }

    static DuplexServer start(int port) {
        PetShelter shelter = new PetShelter(List.of(
                pet(1, "Fido", PetKind.DOG, "old"),
                pet(2, "Tom", PetKind.CAT, "grey"),
                pet(3, "Rex", PetKind.DOG, "young")));
        return DuplexServer.builder()
                .port(port)
                .serve(PetStore.service(shelter))
                .start();
    }

    private static Pet pet(long id, String name, PetKind kind, String tag) {
        return Pet.builder()
                .id(id)
                .name(name)
                .kind(kind)
                .tag(tag)
                .vaccinated(true)
                .build();
    }
}
