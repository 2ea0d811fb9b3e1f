package dev.duplexrpc.benchmarks.servers;

import dev.duplexrpc.benchmarks.petstore.Pet;
import dev.duplexrpc.benchmarks.petstore.PetStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers with as many pets as are asked for. They are made anew for every call, as real ones would be read from somewhere. */
public final class Shelter implements PetStore {
    private static final int FIRST_ID = 1000;
    private static final double LIGHTEST = 3.5;

    @Override
    public List<Pet> listPets(@Nullable Integer limit, @Nullable List<String> tags) {
        return pets(limit, tags);
    }

    @Override
    public List<Pet> storePets(List<Pet> pets) {
        return pets;
    }

    static List<Pet> pets(@Nullable Integer limit, @Nullable List<String> tags) {
        int count = limit == null ? 0 : limit;
        List<Pet> pets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            pets.add(Pet.builder()
                    .id(FIRST_ID + i)
                    .name("Fido")
                    .tag(tags == null || tags.isEmpty() ? "none" : tags.get(i % tags.size()))
                    .weight(LIGHTEST + i)
                    .vaccinated(i % 2 == 0)
                    .build());
        }
        return pets;
    }

    /** The same for callers that do not wait. */
    public static final class Async implements PetStore.Async {
        @Override
        public CompletableFuture<List<Pet>> listPets(@Nullable Integer limit, @Nullable List<String> tags) {
            return CompletableFuture.completedFuture(pets(limit, tags));
        }

        @Override
        public CompletableFuture<List<Pet>> storePets(List<Pet> pets) {
            return CompletableFuture.completedFuture(pets);
        }
    }
}
