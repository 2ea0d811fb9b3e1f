package dev.duplexrpc.benchmarks.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A process of these programs does what is written to its standard input, and ends with it: so it never outlives who has started it. */
final class Orders {

    /** Somebody who obeys. */
    @FunctionalInterface
    interface Servant {
        /** @return what is answered, one line for each; the first begins with the order, unless it answers nothing */
        Iterable<String> obey(String order);
    }

    private Orders() {}

    /** Does not return: where the orders end, so does the process. */
    static void follow(Servant servant) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                servant.obey(line).forEach(System.out::println);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    static IllegalArgumentException unknown(String order) {
        return new IllegalArgumentException("Nobody here knows the order '" + order + "'.");
    }
}
