package dev.duplexrpc.client;

import java.util.function.Supplier;

/** Where the library that reads configurations comes in, which a program may lack. */
final class ClientConfiguration {

    private ClientConfiguration() {}

    /** @throws IllegalStateException if the library is not there */
    static DuplexClientBuilder reading(Supplier<DuplexClientBuilder> builder) {
        try {
            return builder.get();
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "A configuration file needs the library com.typesafe:config, which this program does not have: add it to its dependencies.",
                    missing);
        }
    }
}
