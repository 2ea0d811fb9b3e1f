package dev.duplexrpc.benchmarks.lsp4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/** Answers with as many pets as are asked for, made anew for every call. Fields as Gson wants them. */
public final class Shelter {
    private static final long FIRST_ID = 1000;
    private static final double LIGHTEST = 3.5;

    /** Lists pets. */
    @JsonRequest
    public CompletableFuture<List<Pet>> listPets(ListPets request) {
        List<Pet> pets = new ArrayList<>(request.limit);
        for (int i = 0; i < request.limit; i++) {
            Pet pet = new Pet();
            pet.id = FIRST_ID + i;
            pet.name = "Fido";
            pet.tag = request.tags.isEmpty() ? "none" : request.tags.get(i % request.tags.size());
            pet.weight = LIGHTEST + i;
            pet.vaccinated = i % 2 == 0;
            pets.add(pet);
        }
        return CompletableFuture.completedFuture(pets);
    }

    /** Stores pets. */
    @JsonRequest
    public CompletableFuture<List<Pet>> storePets(StorePets request) {
        return CompletableFuture.completedFuture(request.pets);
    }

    /** The parameters of {@code listPets}. */
    public static final class ListPets {
        int limit;
        List<String> tags = List.of();
    }

    /** The parameters of {@code storePets}. */
    public static final class StorePets {
        List<Pet> pets = List.of();
    }

    /** A pet of the store. */
    public static final class Pet {
        long id;
        String name = "";
        String tag = "";
        double weight;
        boolean vaccinated;
    }
}
