package dev.duplexrpc.benchmarks.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of one small call, as texts and as values. */
final class Messages {
    static final String REQUEST_TEXT = "{\"jsonrpc\":\"2.0\",\"id\":17,\"method\":\"listPets\","
            + "\"params\":{\"limit\":3,\"tags\":[\"dog\",\"small\"]}}";

    static final String RESULT_TEXT =
            "[{\"id\":1,\"name\":\"Fido\",\"tag\":\"dog\",\"weight\":12.5,\"vaccinated\":true},"
                    + "{\"id\":2,\"name\":\"Whiskers\",\"tag\":\"cat\",\"weight\":4.2,\"vaccinated\":false},"
                    + "{\"id\":1003,\"name\":\"Speedy\",\"weight\":0.75,\"vaccinated\":true}]";

    static final Request REQUEST = new Request(17, "listPets", new ListPetsParams(3, List.of("dog", "small")));

    static final List<Pet> RESULT = List.of(
            new Pet(1, "Fido", "dog", 12.5, true),
            new Pet(2, "Whiskers", "cat", 4.2, false),
            new Pet(1003, "Speedy", null, 0.75, true));

    private Messages() {}

    record Request(long id, String method, ListPetsParams params) {}

    record ListPetsParams(int limit, List<String> tags) {
        ListPetsParams {
            tags = List.copyOf(tags);
        }
    }

    record Pet(long id, String name, @Nullable String tag, double weight, boolean vaccinated) {}
}
