package dev.duplexrpc.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.duplexrpc.configuration.ConfigurationException;
import dev.duplexrpc.configuration.ConfigurationFile;
import dev.duplexrpc.configuration.Nearest;
import dev.duplexrpc.configuration.Setting;
import dev.duplexrpc.configuration.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a configuration file (HOCON, and so JSON too) and the environment, and sets options from them. Every problem is told at once. */
final class Configuration {

    private static final String ROOT = "duplexrpc.server";
    private static final String ENDPOINTS = "endpoints";
    static final String VARIABLE = "DUPLEXRPC_SERVER_";

    private final Path folder;
    private final EndpointConfiguration endpoints;
    private final List<String> problems = new ArrayList<>();

    private Configuration(Path folder) {
        this.folder = folder;
        this.endpoints = new EndpointConfiguration(folder);
    }

    /** @throws ConfigurationException if anything in it cannot be used */
    static void apply(Path file, Map<String, String> environment, HandlerOptions<?> options) {
        Path absolute = file.toAbsolutePath();
        Configuration configuration = new Configuration(Objects.requireNonNull(absolute.getParent()));
        configuration.apply(configuration.override(ConfigurationFile.section(absolute, ROOT), environment), options);
        if (!configuration.problems.isEmpty()) {
            throw new ConfigurationException(configuration.problems, null);
        }
        options.configuredEndpoints.add(configuration.endpoints);
    }

    /** {@code DUPLEXRPC_SERVER_MAX_CONNECTIONS} stands for {@code maxConnections}, {@code DUPLEXRPC_SERVER_TLS_KEY_STORE} for {@code tls.keyStore}. What is about other endpoints is kept. */
    private ConfigObject override(ConfigObject root, Map<String, String> environment) {
        Map<String, String> names = variables(allKeys(), VARIABLE);
        Config overridden = root.toConfig();
        for (Map.Entry<String, String> variable :
                Variables.given(environment, VARIABLE).entrySet()) {
            String key = names.get(variable.getKey());
            if (variable.getKey().startsWith(EndpointConfiguration.VARIABLE)) {
                endpoints.add(variable.getKey(), variable.getValue());
            } else if (key == null) {
                problems.add("The environment: " + Nearest.unknown(variable.getKey(), names.keySet()));
            } else {
                overridden = overridden.withValue(
                        key, Setting.from(variable.getValue(), "environment variable " + variable.getKey()));
            }
        }
        return overridden.root();
    }

    /** The variables of these options, and of the members of those that consist of several, with their keys. */
    static Map<String, String> variables(Set<String> keys, String beginning) {
        Map<String, List<String>> members = new HashMap<>();
        keys.forEach(key -> members.put(key, OptionKeys.GROUPS.getOrDefault(key, List.of())));
        return Variables.of(members, beginning);
    }

    private static Set<String> allKeys() {
        Set<String> keys = new TreeSet<>(OptionKeys.ENDPOINT.keySet());
        keys.addAll(OptionKeys.HANDLER.keySet());
        keys.addAll(OptionKeys.SERVER.keySet());
        return keys;
    }

    private void apply(ConfigObject root, HandlerOptions<?> options) {
        root.forEach((key, value) -> {
            Setting setting = new Setting(value, folder);
            if (key.equals(ENDPOINTS) && value instanceof ConfigObject all) {
                all.forEach(this::endpoint);
            } else if (OptionKeys.ENDPOINT.containsKey(key)) {
                set(key, value, () -> OptionKeys.ENDPOINT.get(key).accept(options, setting));
            } else if (OptionKeys.HANDLER.containsKey(key)) {
                set(key, value, () -> OptionKeys.HANDLER.get(key).accept(options, setting));
            } else if (options instanceof DuplexServer.Builder server && OptionKeys.SERVER.containsKey(key)) {
                set(key, value, () -> OptionKeys.SERVER.get(key).accept(server, setting));
            } else {
                Set<String> known = allKeys();
                known.add(ENDPOINTS);
                if (!(options instanceof DuplexServer.Builder)) {
                    known.removeAll(OptionKeys.SERVER.keySet());
                }
                problems.add(ConfigurationFile.place(value.origin()) + Nearest.unknown(key, known));
            }
        });
    }

    /** What the file says of an endpoint is set when the server starts, behind what the code says. */
    private void endpoint(String path, ConfigValue value) {
        if (!(value instanceof ConfigObject object)) {
            problems.add(ConfigurationFile.place(value.origin()) + "'" + path
                    + "' must be an object with the options of the endpoint.");
            return;
        }
        // Tried out now, so that problems are told with all the others.
        tryOut(object, folder, problems);
        endpoints.add(path, object);
    }

    /** Finds out what of this cannot be set; null for nothing at all. */
    static void tryOut(@Nullable ConfigObject object, Path folder, Collection<String> problems) {
        apply(object, folder, new EndpointBuilder(new EndpointSettings()), problems);
    }

    /** Sets options of an endpoint; null for none. */
    static void apply(
            @Nullable ConfigObject object, Path folder, EndpointBuilder options, Collection<String> problems) {
        if (object == null) {
            return;
        }
        object.forEach((key, value) -> {
            var option = OptionKeys.ENDPOINT.get(key);
            if (option == null) {
                problems.add(ConfigurationFile.place(value.origin())
                        + Nearest.unknown(key, new TreeSet<>(OptionKeys.ENDPOINT.keySet())));
            } else {
                set(key, value, () -> option.accept(options, new Setting(value, folder)), problems);
            }
        });
    }

    private void set(String key, ConfigValue value, Runnable option) {
        set(key, value, option, problems);
    }

    private static void set(String key, ConfigValue value, Runnable option, Collection<String> problems) {
        try {
            option.run();
        } catch (IllegalArgumentException refused) {
            problems.add(
                    ConfigurationFile.place(value.origin()) + "'" + key + "' cannot be set: " + refused.getMessage());
        }
    }
}
