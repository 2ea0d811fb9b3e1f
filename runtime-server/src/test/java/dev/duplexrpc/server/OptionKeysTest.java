package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.session.SessionTerms;
import dev.duplexrpc.transport.TransportLimits;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each key of a configuration that is a number or a time sets what has its name, and nothing else. */
class OptionKeysTest {

    private static final long NUMBER = 4321;

    /** What is kept under another name than that of its option. */
    private static final Map<String, String> KEPT_AS = Map.of(
            "sessionGrace", "grace",
            "sessionWindow", "window",
            "maxSuspendedSessions", "sessions",
            "maxSuspendedSessionsPerOwner", "sessionsPerOwner",
            "maxSuspendedBytes", "bytes",
            "maxSuspendedBytesPerOwner", "bytesPerOwner");

    @TempDir
    private Path folder;

    static List<String> keys() {
        return Stream.of(OptionKeys.ENDPOINT, OptionKeys.HANDLER, OptionKeys.SERVER)
                .flatMap(keys -> keys.keySet().stream())
                .filter(key -> type(key) != null)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeySetsTheOptionOfItsNameAndNoOther(String key) throws Exception {
        String value = type(key) == Duration.class ? NUMBER + " s" : String.valueOf(NUMBER);
        Path file = Files.writeString(folder.resolve("server.conf"), "duplexrpc.server." + key + " = " + value);
        DuplexServer.Builder builder = DuplexServer.builder();
        Map<String, Object> before = values(builder);
        Configuration.apply(file, Map.of(), builder);
        Map<String, Object> after = values(builder);

        Set<String> changed = new TreeSet<>();
        after.forEach((name, now) -> {
            if (!now.equals(before.get(name))) {
                changed.add(name);
                assertThat(now.toString()).isIn("4321", "PT1H12M1S");
            }
        });
        // The one without a limit of its own goes with the other.
        if (key.equals("maxMessageBytes")) {
            changed.remove("maxInflatedBytes");
        }
        assertThat(changed).containsExactly(KEPT_AS.getOrDefault(key, key));
    }

    private static @Nullable Class<?> type(String key) {
        return Arrays.stream(DuplexServer.Builder.class.getMethods())
                .filter(method -> method.getName().equals(key) && method.getParameterCount() == 1)
                .<Class<?>>map(method -> method.getParameterTypes()[0])
                .filter(type -> type == int.class || type == long.class || type == Duration.class)
                .findFirst()
                .orElse(null);
    }

    /** Every number and time that a builder has come to hold, by its name. */
    private static Map<String, Object> values(DuplexServer.Builder builder) throws ReflectiveOperationException {
        Map<String, Object> values = new HashMap<>();
        EndpointSettings settings = builder.settings;
        components(PeerLimits.class, settings.peerLimits, values);
        components(TransportLimits.class, settings.transportLimits, values);
        components(SessionTerms.class, settings.sessionTerms, values);
        fields(EndpointSettings.class, settings, values);
        fields(HandlerOptions.class, builder, values);
        fields(DuplexServer.Builder.class, builder, values);
        return values;
    }

    private static void components(Class<?> type, Object limits, Map<String, Object> values)
            throws ReflectiveOperationException {
        for (RecordComponent component : type.getRecordComponents()) {
            Object value = component.getAccessor().invoke(limits);
            if (value instanceof Record more) {
                components(more.getClass(), more, values);
            } else {
                values.put(component.getName(), value);
            }
        }
    }

    private static void fields(Class<?> type, Object holder, Map<String, Object> values)
            throws ReflectiveOperationException {
        for (Field field : type.getDeclaredFields()) {
            if (field.getType() == int.class || field.getType() == Integer.class || field.getType() == Duration.class) {
                field.setAccessible(true);
                values.put(field.getName(), String.valueOf(field.get(holder)));
            }
        }
    }
}
