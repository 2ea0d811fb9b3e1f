package dev.duplexrpc.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a right answer looks like. The check reads all of it with a parser that has nothing to do with any of the servers. */
final class Expected {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> MEMBERS = Set.of("id", "name", "tag", "weight", "vaccinated");

    private final String name;
    private final Predicate<Map<?, ?>> fits;

    private Expected(String name, Predicate<Map<?, ?>> fits) {
        this.name = name;
        this.fits = fits;
    }

    /** @param name {@code echo}: the request itself; {@code pets}: the result of the call, with as many pets as were asked for, each of them complete */
    static Expected named(String name, Call call) {
        return switch (name) {
            case "echo" ->
                new Expected(
                        name,
                        answer -> call.method().equals(answer.get("method"))
                                && answer.get("params") instanceof Map<?, ?>);
            case "pets" ->
                new Expected(
                        name, answer -> answer.get("result") instanceof List<?> pets && areComplete(pets, call.pets()));
            default ->
                throw new IllegalArgumentException(
                        "There is nothing to expect by the name '" + name + "'; write pets or echo.");
        };
    }

    private static boolean areComplete(List<?> pets, int count) {
        return pets.size() == count
                && pets.stream()
                        .allMatch(pet -> pet instanceof Map<?, ?> members
                                && members.keySet().containsAll(MEMBERS));
    }

    /** @throws IllegalStateException when this is no right answer to the call with this id */
    void check(byte[] answer, int id) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
            parser.nextToken();
            boolean right = JsonTree.read(parser) instanceof Map<?, ?> members
                    && "2.0".equals(members.get("jsonrpc"))
                    && Long.valueOf(id).equals(members.get("id"))
                    && fits.test(members);
            if (!right || parser.nextToken() != null) {
                throw new IllegalStateException(
                        "This is not the answer to call " + id + " that was expected (" + name + "): " + start(answer));
            }
        }
    }

    private static String start(byte[] answer) {
        return new String(answer, 0, Math.min(answer.length, 1000), StandardCharsets.UTF_8);
    }
}
