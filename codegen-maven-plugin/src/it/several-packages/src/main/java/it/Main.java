package it;

import dev.duplexrpc.RpcService;
import it.shop.api.Shop;
import it.types.Pet;

/** Uses classes of all packages. */
public final class Main {
    private Main() {}

    /** Serves the shop. */
    public static RpcService shop() {
        return Shop.service(pet -> pet.equals(Pet.builder().name("Rex").build()) ? 7 : 5);
    }
}
