package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Generated;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A small store of pets.
 *
 * <p>Implement it to serve it ({@link #service}), or call it over a connection ({@link #over}).
 */
@NullMarked
@Generated
public interface PetStore {
    /**
     * Lists the pets of the store.
     *
     * @param limit How many pets to return at most.
     * @param tags Only pets that have one of these tags.
     * @return The pets, oldest first.
     */
    List<Pet> listPets(@Nullable Integer limit, @Nullable List<String> tags);

    /** As {@link #listPets(Integer, List)}, without the remaining parameters. */
    default List<Pet> listPets() {
        return listPets(null, null);
    }

    /** As {@link #listPets(Integer, List)}, without the remaining parameters. */
    default List<Pet> listPets(@Nullable Integer limit) {
        return listPets(limit, null);
    }

    /**
     * Finds one pet.
     *
     * @throws PetNotFoundException No such pet.
     */
    Pet getPet(long id) throws PetNotFoundException;

    /**
     * Tells the store that somebody has seen a pet.
     *
     * <p>A notification: there is no response, and nothing confirms that it arrived.
     */
    void petSeen(long id, @Nullable String where);

    /** As {@link #petSeen(long, String)}, without the remaining parameters. */
    default void petSeen(long id) {
        petSeen(id, null);
    }

    /**
     * Reports pets that come and go.
     *
     * @param subscriber receives the items, in order, and is told if the client had to subscribe again in another
     *     session
     */
    Subscription watchPets(@Nullable PetKind kind, Subscriber<PetEvent> subscriber);

    /** As {@link #watchPets(PetKind, Subscriber)}, without the remaining parameters. */
    default Subscription watchPets(Subscriber<PetEvent> subscriber) {
        return watchPets(null, subscriber);
    }

    /** Returns this stub with other call options; only stubs returned by {@link PetStore#over} support this. */
    default PetStore withOptions(CallOptions options) {
        throw new UnsupportedOperationException("Only a stub made by PetStore.over has call options.");
    }

    /** Returns a stub that calls the other side of a connection and waits for each answer. */
    static PetStore over(Remote remote) {
        return new PetStoreStub(remote, CallOptions.DEFAULTS);
    }

    /** Returns a stub whose calls return at once. */
    static Async asyncOver(Remote remote) {
        return new PetStoreAsyncStub(remote, CallOptions.DEFAULTS);
    }

    /** Returns the service that answers with a handler whose methods may block. */
    static RpcService service(PetStore handler) {
        return PetStoreDispatcher.blocking(handler);
    }

    /** Returns the service that answers with a handler whose methods return at once. */
    static RpcService asyncService(Async handler) {
        return PetStoreDispatcher.async(handler);
    }

    /** {@link PetStore} with futures; cancelling one cancels its call. */
    @Generated
    interface Async {
        /**
         * Lists the pets of the store.
         *
         * @param limit How many pets to return at most.
         * @param tags Only pets that have one of these tags.
         * @return The pets, oldest first.
         */
        CompletableFuture<List<Pet>> listPets(@Nullable Integer limit, @Nullable List<String> tags);

        /** As {@link #listPets(Integer, List)}, without the remaining parameters. */
        default CompletableFuture<List<Pet>> listPets() {
            return listPets(null, null);
        }

        /** As {@link #listPets(Integer, List)}, without the remaining parameters. */
        default CompletableFuture<List<Pet>> listPets(@Nullable Integer limit) {
            return listPets(limit, null);
        }

        /**
         * Finds one pet.
         *
         * <p>The future may fail with {@link PetNotFoundException}.
         */
        CompletableFuture<Pet> getPet(long id);

        /**
         * Tells the store that somebody has seen a pet.
         *
         * <p>A notification: there is no response, and nothing confirms that it arrived.
         */
        CompletableFuture<Void> petSeen(long id, @Nullable String where);

        /** As {@link #petSeen(long, String)}, without the remaining parameters. */
        default CompletableFuture<Void> petSeen(long id) {
            return petSeen(id, null);
        }

        /**
         * Reports pets that come and go.
         *
         * @param subscriber receives the items, in order, and is told if the client had to subscribe again in another
         *     session
         */
        CompletableFuture<Subscription> watchPets(@Nullable PetKind kind, Subscriber<PetEvent> subscriber);

        /** As {@link #watchPets(PetKind, Subscriber)}, without the remaining parameters. */
        default CompletableFuture<Subscription> watchPets(Subscriber<PetEvent> subscriber) {
            return watchPets(null, subscriber);
        }

        /**
         * Returns this stub with other call options; only stubs returned by {@link PetStore#asyncOver} support this.
         */
        default Async withOptions(CallOptions options) {
            throw new UnsupportedOperationException("Only a stub made by PetStore.asyncOver has call options.");
        }
    }
}
