package dev.duplexrpc.samples.petstore;

import dev.duplexrpc.Subscription;
import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.samples.petstore.api.AlreadyAdoptedException;
import dev.duplexrpc.samples.petstore.api.NewPet;
import dev.duplexrpc.samples.petstore.api.Owner;
import dev.duplexrpc.samples.petstore.api.Pet;
import dev.duplexrpc.samples.petstore.api.PetAdopted;
import dev.duplexrpc.samples.petstore.api.PetArrived;
import dev.duplexrpc.samples.petstore.api.PetEvent;
import dev.duplexrpc.samples.petstore.api.PetKind;
import dev.duplexrpc.samples.petstore.api.PetNotFoundException;
import dev.duplexrpc.samples.petstore.api.PetStore;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Visits a pet store. */
public final class PetStoreClient {
    private PetStoreClient() {}

    /** Visits the store on port 8080, or the one whose URL is given. */
    public static void main(String[] arguments) throws InterruptedException {
        visit(arguments.length == 0 ? "ws://localhost:8080/" : arguments[0], System.out::println);
    }

    static void visit(String url, Consumer<String> report) throws InterruptedException {
        try (DuplexClient client = DuplexClient.connect(url)) {
            PetStore pets = PetStore.over(client);

            report.accept("The first two pets are " + names(pets.listPets(2)) + ".");
            report.accept("The young ones are " + names(pets.listPets(null, List.of("young"))) + ".");

            try {
                pets.getPet(7);
            } catch (PetNotFoundException e) {
                report.accept("Error " + e.code() + ": " + e.getMessage());
            }

            BlockingQueue<PetEvent> news = new LinkedBlockingQueue<>();
            Subscription dogs = pets.watchPets(PetKind.DOG, news::add);
            pets.petSeen(2, "on a tree");
            pets.petSeen(3, "in the park");
            report.accept("News: " + describe(news.take()) + ".");

            Pet bella = pets.addPet(
                    NewPet.builder().name("Bella").kind(PetKind.DOG).weight(7.5).build());
            report.accept("News: " + describe(news.take()) + ".");
            pets.adoptPet(bella.id(), new Owner("Ada"));
            report.accept("News: " + describe(news.take()) + ".");
            dogs.close();

            try {
                pets.adoptPet(bella.id(), new Owner("Charles"));
            } catch (AlreadyAdoptedException e) {
                report.accept(e.getMessage() + " It lives with "
                        + Objects.requireNonNull(e.data()).owner().name() + ".");
            }
            report.accept(visitLater(PetStore.asyncOver(client)).join());
        }
    }

    /** The same contract without waiting: both calls are on their way before the first is answered. */
    private static CompletableFuture<String> visitLater(PetStore.Async pets) {
        CompletableFuture<Pet> fido = pets.getPet(1);
        CompletableFuture<Pet> tom = pets.getPet(2);
        return fido.thenCombine(
                tom,
                (one, other) ->
                        one.name() + " is a " + one.kind() + ", " + other.name() + " is a " + other.kind() + ".");
    }

    private static String names(List<Pet> pets) {
        return String.join(", ", pets.stream().map(Pet::name).toList());
    }

    private static String describe(PetEvent event) {
        if (event instanceof PetArrived arrived) {
            return arrived.pet().name() + " has come, a " + sound(arrived.pet().kind());
        }
        if (event instanceof PetAdopted adopted) {
            return "pet " + adopted.id() + " lives with " + adopted.owner().name() + " now";
        }
        // Whatever a newer store tells is kept, and can be shown.
        return event instanceof PetEvent.OfString words ? words.value() : event.toString();
    }

    /** An enumeration is open: a newer store may have other animals. */
    private static String sound(PetKind kind) {
        return switch (kind.known()) {
            case DOG -> "pet that barks";
            case CAT -> "pet that purrs";
            case GUINEA_PIG -> "pet that squeaks";
            case UNRECOGNIZED -> "pet of the kind " + kind;
        };
    }
}
