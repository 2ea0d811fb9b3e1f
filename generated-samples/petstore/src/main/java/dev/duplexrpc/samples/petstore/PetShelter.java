package dev.duplexrpc.samples.petstore;

import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.samples.petstore.api.Pet;
import dev.duplexrpc.samples.petstore.api.PetEvent;
import dev.duplexrpc.samples.petstore.api.PetKind;
import dev.duplexrpc.samples.petstore.api.PetNotFoundData;
import dev.duplexrpc.samples.petstore.api.PetNotFoundException;
import dev.duplexrpc.samples.petstore.api.PetStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A store that keeps its pets in memory: what one writes in order to serve a document. Safe for use by several threads. */
final class PetShelter implements PetStore {
    private final Map<Long, Pet> pets;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    PetShelter(List<Pet> pets) {
        Map<Long, Pet> byId = new TreeMap<>();
        pets.forEach(pet -> byId.put(pet.id(), pet));
        this.pets = byId;
    }

    @Override
    public List<Pet> listPets(@Nullable Integer limit, @Nullable List<String> tags) {
        return pets.values().stream()
                .filter(pet -> tags == null || (pet.tag() != null && tags.contains(pet.tag())))
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
        Pet pet = getPet(id);
        PetEvent news = new PetEvent.OfString(pet.name() + " was seen " + (where == null ? "somewhere" : where));
        for (Watcher watcher : watchers) {
            watcher.tell(pet, news);
        }
    }

    @Override
    public Subscription watchPets(@Nullable PetKind kind, Subscriber<PetEvent> subscriber) {
        Watcher watcher = new Watcher(kind, subscriber);
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private record Watcher(@Nullable PetKind kind, Subscriber<PetEvent> subscriber) {
        void tell(Pet pet, PetEvent news) {
            if (kind == null || kind.equals(pet.kind())) {
                subscriber.next(news);
            }
        }
    }
}
