package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Generated;
import dev.duplexrpc.Remote;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Calls {@link PetStore.Async} over a connection. */
@NullMarked
@Generated
final class PetStoreAsyncStub implements PetStore.Async {
    private final Remote remote;
    private final CallOptions options;

    PetStoreAsyncStub(Remote remote, CallOptions options) {
        this.remote = remote;
        this.options = options;
    }

    @Override
    public CompletableFuture<List<Pet>> listPets(@Nullable Integer limit, @Nullable List<String> tags) {
        return remote.call(PetStoreMethods.LIST_PETS, new ListPetsParams(limit, tags), options);
    }

    @Override
    public CompletableFuture<Pet> getPet(long id) {
        return remote.call(PetStoreMethods.GET_PET, new GetPetParams(id), options);
    }

    @Override
    public CompletableFuture<Void> petSeen(long id, @Nullable String where) {
        return remote.notifyAsync(PetStoreMethods.PET_SEEN, new PetSeenParams(id, where), options);
    }

    @Override
    public CompletableFuture<Subscription> watchPets(@Nullable PetKind kind, Subscriber<PetEvent> subscriber) {
        return remote.subscribe(PetStoreMethods.WATCH_PETS, new WatchPetsParams(kind), subscriber, options);
    }

    @Override
    public PetStore.Async withOptions(CallOptions options) {
        return new PetStoreAsyncStub(remote, options);
    }
}
