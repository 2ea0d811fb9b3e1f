package dev.duplexrpc.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One section of a configuration file (HOCON, and so JSON too), in which the environment has the last word. What is wrong with it is collected, so that all of it is told at
 * once. Not for several threads.
 */
public final class Section {

    private final Path folder;
    private final ConfigObject values;
    private final List<String> problems;

    private Section(Path folder, ConfigObject values, List<String> problems) {
        this.folder = folder;
        this.values = values;
        this.problems = problems;
    }

    /**
     * Reads it. For {@code maxMessageBytes} in a section {@code duplexrpc.client} the variable is {@code DUPLEXRPC_CLIENT_MAX_MESSAGE_BYTES}, for {@code proxy.host} it is
     * {@code DUPLEXRPC_CLIENT_PROXY_HOST}.
     *
     * @param keys that there are, and what their values consist of if that is several
     * @throws ConfigurationException if the file cannot be read
     */
    public static Section read(
            Path file, String name, Map<String, String> environment, Map<String, List<String>> keys) {
        Path absolute = file.toAbsolutePath();
        List<String> problems = new ArrayList<>();
        Config values = overridden(parsed(absolute, name), name, environment, keys, problems);
        values.root().forEach((key, value) -> {
            if (!keys.containsKey(key)) {
                problems.add(place(value.origin()) + Nearest.unknown(key, new TreeSet<>(keys.keySet())));
            }
        });
        return new Section(Objects.requireNonNull(absolute.getParent()), values.root(), problems);
    }

    private static Config parsed(Path file, String name) {
        try {
            Config whole = ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
            return whole.hasPath(name) ? whole.getConfig(name) : ConfigFactory.empty();
        } catch (ConfigException broken) {
            throw new ConfigurationException(
                    List.of("The configuration cannot be read: " + broken.getMessage()), broken);
        }
    }

    private static Config overridden(
            Config values,
            String name,
            Map<String, String> environment,
            Map<String, List<String>> keys,
            List<String> problems) {
        Map<String, String> variables = new TreeMap<>();
        keys.forEach((key, members) -> {
            variables.put(variable(name + "." + key), key);
            members.forEach(member -> variables.put(variable(name + "." + key + "." + member), key + "." + member));
        });
        Config overridden = values;
        for (Map.Entry<String, String> given : new TreeMap<>(environment).entrySet()) {
            if (!given.getKey().startsWith(variable(name) + "_")) {
                continue;
            }
            String key = variables.get(given.getKey());
            if (key == null) {
                problems.add("The environment: " + Nearest.unknown(given.getKey(), variables.keySet()));
            } else {
                overridden = overridden.withValue(
                        key, Setting.from(given.getValue(), "environment variable " + given.getKey()));
            }
        }
        return overridden;
    }

    private static String variable(String key) {
        return key.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    private static String place(ConfigOrigin origin) {
        return (origin.filename() == null ? origin.description() : origin.filename() + ":" + origin.lineNumber())
                + ": ";
    }

    /** Whether it says anything of this key. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Sets an option from what stands under a key, if anything does; an {@link IllegalArgumentException} of the option is a problem. */
    public void set(String key, Consumer<Setting> option) {
        ConfigValue value = values.get(key);
        if (value == null) {
            return;
        }
        try {
            option.accept(new Setting(value, folder));
        } catch (IllegalArgumentException refused) {
            problems.add(place(value.origin()) + "'" + key + "' cannot be set: " + refused.getMessage());
        }
    }

    /** Something is wrong with what it says of a key. */
    public void refuse(String key, String problem) {
        ConfigValue value = values.get(key);
        problems.add((value == null ? "" : place(value.origin())) + "'" + key + "' " + problem);
    }

    /** @throws ConfigurationException if anything was wrong */
    public void end() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems, null);
        }
    }
}
