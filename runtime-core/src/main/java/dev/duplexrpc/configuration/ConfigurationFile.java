package dev.duplexrpc.configuration;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import java.util.List;

/** For the runtime's own two ends: a configuration file, in HOCON, and so in JSON too. */
public final class ConfigurationFile {

    private ConfigurationFile() {}

    /**
     * What it says in one section; empty where it has none of that name.
     *
     * @throws ConfigurationException if it cannot be read
     */
    public static ConfigObject section(Path file, String name) {
        try {
            ConfigObject whole = ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve()
                    .root();
            return whole.toConfig().hasPath(name)
                    ? whole.toConfig().getObject(name)
                    : ConfigFactory.empty().root();
        } catch (ConfigException broken) {
            throw new ConfigurationException(
                    List.of("The configuration cannot be read: " + broken.getMessage()), broken);
        }
    }

    /** How a message begins that is about what stands there. */
    public static String place(ConfigOrigin origin) {
        return (origin.filename() == null ? origin.description() : origin.filename() + ":" + origin.lineNumber())
                + ": ";
    }
}
