package dev.duplexrpc.samples.petstore;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.samples.petstore.api.Pet;
import dev.duplexrpc.samples.petstore.api.PetKind;
import dev.duplexrpc.samples.petstore.api.PetStore;
import dev.duplexrpc.server.DuplexServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Serves the pet store. */
public final class PetStoreServer {
    static final String FIRST_PET = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"getPet\",\"params\":{\"id\":1}}";

    private PetStoreServer() {}

    /** Serves on port 8080, or on the port that is given, until the process is ended. */
    public static void main(String[] arguments) {
        DuplexServer server = start(arguments.length == 0 ? 8080 : Integer.parseInt(arguments[0]));
        String place = "localhost:" + server.port() + "/";
        System.out.println("The pet store is open at ws://" + place + ", and over HTTP:");
        System.out.println("curl -H 'Content-Type: application/json' -d '" + FIRST_PET + "' http://" + place);
        System.out.println("curl http://" + place + "openrpc.json");
    }

    static DuplexServer start(int port) {
        PetShelter shelter = new PetShelter(List.of(
                pet(1, "Fido", PetKind.DOG, "old"),
                pet(2, "Tom", PetKind.CAT, "grey"),
                pet(3, "Rex", PetKind.DOG, "young")));
        return DuplexServer.builder()
                .port(port)
                .serve(PetStore.service(shelter))
                .document(document())
                .start();
    }

    private static Json document() {
        try (InputStream in =
                Objects.requireNonNull(PetStoreServer.class.getResourceAsStream("/petstore.openrpc.json"))) {
            return Json.parse(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
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
