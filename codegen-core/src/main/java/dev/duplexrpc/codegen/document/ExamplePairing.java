package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.resolve.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An example of a call.
 *
 * @param params in the order of the document; their names tell which parameter they are for when the method takes names
 * @param result null: the method is used as a notification
 */
public record ExamplePairing(
        Place place,
        String name,
        @Nullable String description,
        List<Example> params,
        @Nullable Example result) {
    public ExamplePairing {
        params = List.copyOf(params);
    }

    /** One value of the example. */
    public record Example(Place place, String name, Place value) {}
}
