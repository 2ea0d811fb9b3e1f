package dev.duplexrpc.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * For the runtime's own two ends: one section of a configuration file (HOCON, and so JSON too), in which the environment has the last word. What is wrong with it is collected, so that all of it is told at
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
        ConfigObject values =
                overridden(ConfigurationFile.section(absolute, name), variable(name), environment, keys, problems);
        values.forEach((key, value) -> {
            if (!keys.containsKey(key)) {
                problems.add(
                        ConfigurationFile.place(value.origin()) + Nearest.unknown(key, new TreeSet<>(keys.keySet())));
            }
        });
        return new Section(Objects.requireNonNull(absolute.getParent()), values, problems);
    }

    private static ConfigObject overridden(
            ConfigObject values,
            String beginning,
            Map<String, String> environment,
            Map<String, List<String>> keys,
            List<String> problems) {
        Map<String, String> variables = Variables.of(keys, beginning);
        Config overridden = values.toConfig();
        for (Map.Entry<String, String> given :
                Variables.given(environment, beginning).entrySet()) {
            String key = variables.get(given.getKey());
            if (key == null) {
                problems.add("The environment: " + Nearest.unknown(given.getKey(), variables.keySet()));
            } else {
                overridden = overridden.withValue(
                        key, Setting.from(given.getValue(), "environment variable " + given.getKey()));
            }
        }
        return overridden.root();
    }

    /** What all variables of a section begin with. */
    private static String variable(String section) {
        return section.replace('.', '_').toUpperCase(Locale.ROOT) + "_";
    }

    /** Whether it says anything of this key. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /**
     * Sets an option from what stands under a key, if anything does; an {@link IllegalArgumentException} of the option is a problem.
     *
     * @return whether it was set
     */
    public boolean set(String key, Consumer<Setting> option) {
        ConfigValue value = values.get(key);
        if (value == null) {
            return false;
        }
        try {
            option.accept(new Setting(value, folder));
            return true;
        } catch (IllegalArgumentException refused) {
            problems.add(
                    ConfigurationFile.place(value.origin()) + "'" + key + "' cannot be set: " + refused.getMessage());
            return false;
        }
    }

    /** Something is wrong with what it says of a key. */
    public void refuse(String key, String problem) {
        ConfigValue value = values.get(key);
        problems.add((value == null ? "" : ConfigurationFile.place(value.origin())) + "'" + key + "' " + problem);
    }

    /** @throws ConfigurationException if anything was wrong */
    public void end() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems, null);
        }
    }
}
