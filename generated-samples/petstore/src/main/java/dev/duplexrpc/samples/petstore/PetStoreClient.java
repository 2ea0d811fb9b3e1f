package dev.duplexrpc.samples.petstore;

import dev.duplexrpc.Subscription;
import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.samples.petstore.api.Pet;
import dev.duplexrpc.samples.petstore.api.PetEvent;
import dev.duplexrpc.samples.petstore.api.PetKind;
import dev.duplexrpc.samples.petstore.api.PetNotFoundException;
import dev.duplexrpc.samples.petstore.api.PetStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Visits a pet store. */
public final class PetStoreClient {
    private PetStoreClient() {}

    /** Visits the store on port 8080, or the one whose URL is given. */
    public static void main(String[] arguments) {
        visit(arguments.length == 0 ? "ws://localhost:8080/" : arguments[0], System.out::println);
    }

    static void visit(String url, Consumer<String> report) {
        try (DuplexClient client = DuplexClient.connect(url)) {
            PetStore pets = PetStore.over(client);

            report.accept("The first two pets are " + names(pets.listPets(2)) + ".");
            report.accept("The young ones are " + names(pets.listPets(null, List.of("young"))) + ".");

            try {
                pets.getPet(7);
            } catch (PetNotFoundException e) {
                report.accept("Error " + e.code() + ": " + e.getMessage());
            }

            CompletableFuture<PetEvent> firstNews = new CompletableFuture<>();
            Subscription dogs = pets.watchPets(PetKind.DOG, firstNews::complete);
            pets.petSeen(2, "on a tree");
            pets.petSeen(3, "in the park");
            report.accept("News: " + describe(firstNews.join()) + ".");
            dogs.close();
        }
    }

    private static String names(List<Pet> pets) {
        return String.join(", ", pets.stream().map(Pet::name).toList());
    }

    private static String describe(PetEvent event) {
        return event instanceof PetEvent.OfString news ? news.value() : event.toString();
    }
}
