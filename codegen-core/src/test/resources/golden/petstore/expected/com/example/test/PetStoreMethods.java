package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** The methods of {@link PetStore} as stubs and dispatcher know them. */
@NullMarked
@Generated
final class PetStoreMethods {
    static {
        RuntimeVersion.require(1, "com.example.test.PetStore");
    }

    static final RpcMethod<ListPetsParams, List<Pet>> LIST_PETS =
            RpcMethod.request("listPets", ListPetsParams.Codec.INSTANCE, Codecs.list(Pet.codec()));

    static final RpcMethod<GetPetParams, Pet> GET_PET =
            RpcMethod.request("getPet", GetPetParams.Codec.INSTANCE, Pet.codec()).throwing(PetNotFoundException.TYPE);

    static final RpcMethod<PetSeenParams, Void> PET_SEEN =
            RpcMethod.notification("petSeen", PetSeenParams.Codec.INSTANCE);

    static final SubscriptionMethod<WatchPetsParams, PetEvent> WATCH_PETS = SubscriptionMethod.of(
                    "watchPets", WatchPetsParams.Codec.INSTANCE, PetEvent.codec(), "petEvent", "unwatchPets")
            .idempotent();

    private PetStoreMethods() {}
}
