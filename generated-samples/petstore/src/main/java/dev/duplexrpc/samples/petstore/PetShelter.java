package dev.duplexrpc.samples.petstore;

import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.samples.petstore.api.Pet;
import dev.duplexrpc.samples.petstore.api.PetArrived;
import dev.duplexrpc.samples.petstore.api.PetEvent;
import dev.duplexrpc.samples.petstore.api.PetKind;
import dev.duplexrpc.samples.petstore.api.PetNotFoundData;
import dev.duplexrpc.samples.petstore.api.PetNotFoundException;
import dev.duplexrpc.samples.petstore.api.PetStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A store that keeps its pets in memory: all that a user writes in order to serve a document. */
final class PetShelter implements PetStore {
    private final Map<Long, Pet> pets = new ConcurrentSkipListMap<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    /** Takes a pet in and tells everybody who watches. */
    void take(Pet pet) {
        pets.put(pet.id(), pet);
        for (Watcher watcher : watchers) {
            watcher.arrived(pet);
        }
    }

    @Override
    public List<Pet> listPets(@Nullable Integer limit, @Nullable List<String> tags) {
        return pets.values().stream()
                .filter(pet -> tags == null || tags.contains(pet.tag()))
                .limit(limit == null ? Long.MAX_VALUE : limit)
                .toList();
    }

    @Override
    public Pet getPet(long id) throws PetNotFoundException {
        Pet pet = pets.get(id);
        if (pet == null) {
            throw new PetNotFoundException(PetNotFoundData.builder().id(id).build());
        }
        return pet;
    }

    @Override
    public void petSeen(long id, @Nullable String where) {
        System.out.println("server: pet " + id + " was seen " + (where == null ? "somewhere" : where));
    }

    @Override
    public Subscription watchPets(@Nullable PetKind kind, Subscriber<PetEvent> subscriber) {
        Watcher watcher = new Watcher(kind, subscriber);
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private record Watcher(@Nullable PetKind kind, Subscriber<PetEvent> subscriber) {
        void arrived(Pet pet) {
            if (kind == null || kind.equals(pet.kind())) {
                subscriber.next(PetArrived.builder().pet(pet).build());
            }
        }
    }
}
