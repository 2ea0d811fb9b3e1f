package dev.duplexrpc.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a configuration file (HOCON, and so JSON too) and the environment, and sets options from them. Every problem is told at once. */
final class Configuration {

    private static final String ROOT = "duplexrpc.server";
    private static final String ENDPOINTS = "endpoints";
    private static final String VARIABLE = "DUPLEXRPC_SERVER_";

    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    private Configuration(Path folder) {
        this.folder = folder;
    }

    /** @throws ConfigurationException if anything in it cannot be used */
    static void apply(Path file, Map<String, String> environment, HandlerOptions<?> options) {
        Path absolute = file.toAbsolutePath();
        Configuration configuration = new Configuration(Objects.requireNonNull(absolute.getParent()));
        configuration.apply(configuration.read(absolute, environment), options);
        if (!configuration.problems.isEmpty()) {
            throw new ConfigurationException(configuration.problems, null);
        }
    }

    private ConfigObject read(Path file, Map<String, String> environment) {
        try {
            Config parsed = ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
            ConfigObject root = parsed.hasPath(ROOT)
                    ? parsed.getObject(ROOT)
                    : ConfigFactory.empty().root();
            return override(root, environment);
        } catch (ConfigException broken) {
            throw new ConfigurationException(
                    List.of("The configuration cannot be read: " + broken.getMessage()), broken);
        }
    }

    /** {@code DUPLEXRPC_SERVER_MAX_CONNECTIONS} stands for {@code maxConnections}, {@code DUPLEXRPC_SERVER_TLS_KEY_STORE} for {@code tls.keyStore}. */
    private ConfigObject override(ConfigObject root, Map<String, String> environment) {
        Map<String, String> names = new HashMap<>();
        for (String key : allKeys()) {
            names.put(variable(key), key);
        }
        OptionKeys.GROUPS.forEach((group, members) ->
                members.forEach(member -> names.put(variable(group + "." + member), group + "." + member)));
        Config overridden = root.toConfig();
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            if (!variable.getKey().startsWith(VARIABLE)) {
                continue;
            }
            String key = names.get(variable.getKey());
            if (key == null) {
                problems.add("The environment: " + Nearest.unknown(variable.getKey(), new TreeSet<>(names.keySet())));
            } else {
                overridden = overridden.withValue(
                        key, Setting.from(variable.getValue(), "environment variable " + variable.getKey()));
            }
        }
        return overridden.root();
    }

    private static String variable(String key) {
        return VARIABLE
                + key.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
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
            if (key.equals(ENDPOINTS) && value instanceof ConfigObject endpoints) {
                endpoints.forEach((path, one) -> endpoint(path, one, options));
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
                problems.add(place(value.origin()) + Nearest.unknown(key, known));
            }
        });
    }

    /** What the file says of an endpoint is set when the server starts, behind what the code says. */
    private void endpoint(String path, ConfigValue value, HandlerOptions<?> options) {
        if (!(value instanceof ConfigObject object)) {
            problems.add(place(value.origin()) + "'" + path + "' must be an object with the options of the endpoint.");
            return;
        }
        // Tried out now, so that problems are told with all the others.
        apply(object, new EndpointBuilder(new EndpointSettings()));
        options.configuredEndpoints.put(path, builder -> apply(object, builder));
    }

    private void apply(ConfigObject object, EndpointBuilder options) {
        object.forEach((key, value) -> {
            var option = OptionKeys.ENDPOINT.get(key);
            if (option == null) {
                problems.add(place(value.origin()) + Nearest.unknown(key, new TreeSet<>(OptionKeys.ENDPOINT.keySet())));
            } else {
                set(key, value, () -> option.accept(options, new Setting(value, folder)));
            }
        });
    }

    private void set(String key, ConfigValue value, Runnable option) {
        try {
            option.run();
        } catch (IllegalArgumentException refused) {
            problems.add(place(value.origin()) + "'" + key + "' cannot be set: " + refused.getMessage());
        }
    }

    private static String place(ConfigOrigin origin) {
        return (origin.filename() == null ? origin.description() : origin.filename() + ":" + origin.lineNumber())
                + ": ";
    }
}
