package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Generated;
import dev.duplexrpc.Remote;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Calls {@link PetStore} over a connection. */
@NullMarked
@Generated
final class PetStoreStub implements PetStore {
    private final Remote remote;
    private final CallOptions options;

    PetStoreStub(Remote remote, CallOptions options) {
        this.remote = remote;
        this.options = options;
    }

    @Override
    public List<Pet> listPets(@Nullable Integer limit, @Nullable List<String> tags) {
        return remote.callBlocking(PetStoreMethods.LIST_PETS, new ListPetsParams(limit, tags), options);
    }

    @Override
    public Pet getPet(long id) throws PetNotFoundException {
        return remote.callBlocking(PetStoreMethods.GET_PET, new GetPetParams(id), options);
    }

    @Override
    public void petSeen(long id, @Nullable String where) {
        remote.notify(PetStoreMethods.PET_SEEN, new PetSeenParams(id, where), options);
    }

    @Override
    public Subscription watchPets(@Nullable PetKind kind, Subscriber<PetEvent> subscriber) {
        return remote.subscribeBlocking(PetStoreMethods.WATCH_PETS, new WatchPetsParams(kind), subscriber, options);
    }

    @Override
    public PetStore withOptions(CallOptions options) {
        return new PetStoreStub(remote, options);
    }
}
