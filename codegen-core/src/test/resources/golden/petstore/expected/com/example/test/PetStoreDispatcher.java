package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RpcDocument;
import dev.duplexrpc.RpcService;
import org.jspecify.annotations.NullMarked;

/** Binds the methods of {@link PetStore} to those of a handler. */
@NullMarked
@Generated
final class PetStoreDispatcher {
    private static final RpcDocument DOCUMENT = RpcDocument.resource(
            "com/example/test/PetStore.openrpc.json",
            () -> PetStoreDispatcher.class.getResourceAsStream("PetStore.openrpc.json"));

    private PetStoreDispatcher() {}

    static RpcService blocking(PetStore handler) {
        RpcService.Builder service = RpcService.builder("PetStore");
        service.blocking(PetStoreMethods.LIST_PETS, params -> handler.listPets(params.limit(), params.tags()));
        service.blocking(PetStoreMethods.GET_PET, params -> handler.getPet(params.id()));
        service.blocking(PetStoreMethods.PET_SEEN, params -> {
            handler.petSeen(params.id(), params.where());
            return null;
        });
        service.subscription(
                PetStoreMethods.WATCH_PETS, (params, subscriber) -> handler.watchPets(params.kind(), subscriber));
        return service.document(DOCUMENT).build();
    }

    static RpcService async(PetStore.Async handler) {
        RpcService.Builder service = RpcService.builder("PetStore");
        service.async(PetStoreMethods.LIST_PETS, params -> handler.listPets(params.limit(), params.tags()));
        service.async(PetStoreMethods.GET_PET, params -> handler.getPet(params.id()));
        service.async(PetStoreMethods.PET_SEEN, params -> handler.petSeen(params.id(), params.where()));
        service.asyncSubscription(
                PetStoreMethods.WATCH_PETS, (params, subscriber) -> handler.watchPets(params.kind(), subscriber));
        return service.document(DOCUMENT).build();
    }
}
