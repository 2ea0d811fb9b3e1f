package dev.duplexrpc.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a right answer looks like. The check reads all of it with a parser that has nothing to do with any of the servers. */
enum Expected {
    /** The request itself. */
    ECHO {
        @Override
        boolean fits(Map<?, ?> answer) {
            return LoadRequest.METHOD.equals(answer.get("method")) && answer.get("params") instanceof Map<?, ?>;
        }
    },
    /** The result of {@code listPets}: as many pets as were asked for, each of them complete. */
    PETS {
        @Override
        boolean fits(Map<?, ?> answer) {
            return answer.get("result") instanceof List<?> pets
                    && pets.size() == LoadRequest.LIMIT
                    && pets.stream()
                            .allMatch(pet -> pet instanceof Map<?, ?> members
                                    && members.keySet()
                                            .containsAll(Set.of("id", "name", "tag", "weight", "vaccinated")));
        }
    };

    private static final JsonFactory JSON = new JsonFactory();

    abstract boolean fits(Map<?, ?> answer);

    static Expected named(String name) {
        return switch (name) {
            case "echo" -> ECHO;
            case "pets" -> PETS;
            default ->
                throw new IllegalArgumentException(
                        "There is nothing to expect by the name '" + name + "'; write pets or echo.");
        };
    }

    /** @throws IllegalStateException when this is no right answer to the call with this id */
    void check(byte[] answer, int id) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
            parser.nextToken();
            boolean right = JsonTree.read(parser) instanceof Map<?, ?> members
                    && "2.0".equals(members.get("jsonrpc"))
                    && Long.valueOf(id).equals(members.get("id"))
                    && fits(members);
            if (!right || parser.nextToken() != null) {
                throw new IllegalStateException("This is not the answer to call " + id + " that was expected ("
                        + name().toLowerCase(Locale.ROOT) + "): "
                        + new String(answer, StandardCharsets.UTF_8));
            }
        }
    }
}
