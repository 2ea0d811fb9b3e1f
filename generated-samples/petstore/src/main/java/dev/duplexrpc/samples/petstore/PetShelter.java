package dev.duplexrpc.samples.petstore;

import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.samples.petstore.api.AlreadyAdoptedData;
import dev.duplexrpc.samples.petstore.api.AlreadyAdoptedException;
import dev.duplexrpc.samples.petstore.api.NewPet;
import dev.duplexrpc.samples.petstore.api.Owner;
import dev.duplexrpc.samples.petstore.api.Pet;
import dev.duplexrpc.samples.petstore.api.PetAdopted;
import dev.duplexrpc.samples.petstore.api.PetArrived;
import dev.duplexrpc.samples.petstore.api.PetEvent;
import dev.duplexrpc.samples.petstore.api.PetKind;
import dev.duplexrpc.samples.petstore.api.PetNotFoundData;
import dev.duplexrpc.samples.petstore.api.PetNotFoundException;
import dev.duplexrpc.samples.petstore.api.PetStore;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A store that keeps its pets in memory: what one writes in order to serve a document. Safe for use by several threads. */
final class PetShelter implements PetStore {
    private final TreeMap<Long, Pet> pets = new TreeMap<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    /** @param pets those that are there in the beginning */
    PetShelter(List<Pet> pets) {
        pets.forEach(pet -> this.pets.put(pet.id(), pet));
    }

    @Override
    public synchronized List<Pet> listPets(@Nullable Integer limit, @Nullable List<String> tags) {
        return pets.values().stream()
                .filter(pet -> tags == null || (pet.tag() != null && tags.contains(pet.tag())))
                .limit(limit == null ? Long.MAX_VALUE : limit)
                .toList();
    }

    @Override
    public synchronized Pet getPet(long id) throws PetNotFoundException {
        Pet pet = pets.get(id);
        if (pet == null) {
            throw new PetNotFoundException(PetNotFoundData.builder().id(id).build());
        }
        return pet;
    }

    @Override
    public synchronized Pet addPet(NewPet arrived) {
        Pet pet = Pet.builder()
                .id(pets.isEmpty() ? 1 : pets.lastKey() + 1)
                .name(arrived.name())
                .kind(arrived.kind())
                .tag(arrived.tag())
                .weight(arrived.weight())
                .vaccinated(false)
                .build();
        pets.put(pet.id(), pet);
        tell(pet, PetArrived.builder().pet(pet).build());
        return pet;
    }

    @Override
    public synchronized Pet adoptPet(long id, Owner owner) throws PetNotFoundException, AlreadyAdoptedException {
        Pet pet = getPet(id);
        if (pet.owner() != null) {
            throw new AlreadyAdoptedException(
                    AlreadyAdoptedData.builder().owner(pet.owner()).build());
        }
        Pet adopted = pet.toBuilder().owner(owner).build();
        pets.put(id, adopted);
        tell(adopted, PetAdopted.builder().id(id).owner(owner).build());
        return adopted;
    }

    @Override
    public void petSeen(long id, @Nullable String where) {
        Pet pet = getPet(id);
        tell(pet, new PetEvent.OfString(pet.name() + " was seen " + (where == null ? "somewhere" : where)));
    }

    @Override
    public Subscription watchPets(@Nullable PetKind kind, Subscriber<PetEvent> subscriber) {
        Watcher watcher = new Watcher(kind, subscriber);
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private void tell(Pet pet, PetEvent event) {
        for (Watcher watcher : watchers) {
            if (watcher.kind() == null || watcher.kind().equals(pet.kind())) {
                watcher.subscriber().next(event);
            }
        }
    }

    private record Watcher(@Nullable PetKind kind, Subscriber<PetEvent> subscriber) {}
}
