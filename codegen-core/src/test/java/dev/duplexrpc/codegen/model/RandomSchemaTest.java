package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that nobody would write, and some that are invalid: each ends in a model that others can rely on. */
class RandomSchemaTest {
    private static final int ROUNDS = Boolean.getBoolean("duplexrpc.full") ? 2000 : 60;

    private static final List<String> TYPES = List.of(
            "'object'",
            "'array'",
            "'string'",
            "'integer'",
            "'number'",
            "'boolean'",
            "'null'",
            "['string','null']",
            "['integer','object']",
            "'any'",
            "7");
    private static final List<String> VALUES = List.of("'a'", "'b'", "1", "2.5", "true", "null", "{}", "[1]", "''");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anySchemaEndsInAModel(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int components = 1 + random.nextInt(6);
            String schemas = IntStream.range(0, components)
                    .mapToObj(i -> "'C" + i + "':" + schema(random, components, 4))
                    .collect(Collectors.joining(","));

            Modelled m = Modelled.schemas(schemas);

            ModelRules.hold(m.api(), schemas);
            assertThat(Modelled.schemas(schemas).api()).as(schemas).isEqualTo(m.api());
        }
    }

    private static String schema(Random random, int components, int depth) {
        if (depth == 0 || random.nextInt(12) == 0) {
            return random.nextInt(3) == 0
                    ? String.valueOf(random.nextBoolean())
                    : "{'type':" + pick(random, TYPES) + "}";
        }
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> keyword(random, components, depth - 1))
                .collect(Collectors.toMap(
                        k -> k.substring(0, k.indexOf(':')), k -> k, (a, b) -> a, java.util.TreeMap::new))
                .values()
                .stream()
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String keyword(Random random, int components, int depth) {
        return switch (random.nextInt(24)) {
            case 0, 1, 2 -> "'type':" + pick(random, TYPES);
            case 3, 4 -> "'$ref':'#/components/schemas/C" + random.nextInt(components) + "'";
            case 5 -> "'$ref':'#/components/schemas/C" + random.nextInt(components) + "/properties/a'";
            case 6, 7 ->
                "'properties':{'a':" + schema(random, components, depth) + ",'b':" + schema(random, components, depth)
                        + "}";
            case 8 -> "'required':['a']";
            case 9 -> "'allOf':" + several(random, components, depth);
            case 10, 11 -> "'oneOf':" + several(random, components, depth);
            case 12 -> "'anyOf':" + several(random, components, depth);
            case 13 -> "'items':" + schema(random, components, depth);
            case 14 -> "'items':" + several(random, components, depth);
            case 15 -> "'additionalProperties':" + schema(random, components, depth);
            case 16 -> "'patternProperties':{'^x':" + schema(random, components, depth) + "}";
            case 17 -> "'enum':[" + pick(random, VALUES) + "," + pick(random, VALUES) + "]";
            case 18 -> "'const':" + pick(random, VALUES);
            case 19 -> "'minimum':" + random.nextInt(3) + ",'maximum':" + random.nextInt(3);
            case 20 -> "'pattern':'^" + random.nextInt(3) + "$'";
            case 21 -> "'nullable':true";
            case 22 -> "'not':" + schema(random, components, depth);
            default -> "'discriminator':{'propertyName':'a'}";
        };
    }

    private static String several(Random random, int components, int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> schema(random, components, depth))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
