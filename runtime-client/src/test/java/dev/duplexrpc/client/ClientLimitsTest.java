package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.transport.TransportLimits;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each option of the builder that is a limit sets the limit that has its name, and no other. */
class ClientLimitsTest {

    static List<String> limits() {
        return Stream.of(PeerLimits.class, TransportLimits.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .distinct()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void anOptionSetsTheLimitOfItsName(String limit) throws Exception {
        DuplexClientBuilder builder = DuplexClient.builder("ws://localhost/");
        Map<String, Object> before = values(builder);
        Method option = Arrays.stream(DuplexClientBuilder.class.getMethods())
                .filter(method -> method.getName().equals(limit))
                .findFirst()
                .orElseThrow();
        option.invoke(builder, option.getParameterTypes()[0] == Duration.class ? Duration.ofSeconds(4321) : 4321);
        Map<String, Object> after = values(builder);

        Set<String> changed = new TreeSet<>();
        after.forEach((name, now) -> {
            if (!now.equals(before.get(name))) {
                changed.add(name);
                assertThat(now.toString()).isIn("4321", "PT1H12M1S");
            }
        });
        // The one without a limit of its own goes with the other.
        if (limit.equals("maxMessageBytes")) {
            changed.remove("maxInflatedBytes");
        }
        assertThat(changed).containsExactly(limit);
    }

    private static Map<String, Object> values(DuplexClientBuilder builder) throws ReflectiveOperationException {
        Map<String, Object> values = new HashMap<>();
        for (Object limits : List.of(builder.peerLimits, builder.transportLimits)) {
            for (RecordComponent component : limits.getClass().getRecordComponents()) {
                values.put(component.getName(), component.getAccessor().invoke(limits));
            }
        }
        return values;
    }
}
