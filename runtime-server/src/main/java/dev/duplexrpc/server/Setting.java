package dev.duplexrpc.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** One value of a configuration as an option needs it. What does not fit is refused with a sentence; who asks knows the key and the place. */
final class Setting {

    private static final String AT = "value";

    private final ConfigValue value;
    private final Path folder;

    /** @param folder what the names of files are relative to */
    Setting(ConfigValue value, Path folder) {
        this.value = value;
        this.folder = folder;
    }

    String text() {
        return read("a text", config -> config.getString(AT));
    }

    /** A list, or one text with commas as the environment has it. */
    String[] texts() {
        if (value instanceof ConfigList list) {
            return list.stream().map(one -> new Setting(one, folder).text()).toArray(String[]::new);
        }
        return Arrays.stream(text().split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toArray(String[]::new);
    }

    int number() {
        return read("a whole number", config -> config.getInt(AT));
    }

    int bytes() {
        return read("a number of bytes such as 4 MiB, at most 2 GiB", config -> Math.toIntExact(config.getBytes(AT)));
    }

    /** As many as there may be. */
    long manyBytes() {
        return read("a number of bytes such as 4 GiB", config -> config.getBytes(AT));
    }

    Duration duration() {
        return read("a duration such as 30 s or 500 ms", config -> {
            if (value.valueType() == ConfigValueType.NUMBER) {
                throw new ArithmeticException("a number without a unit");
            }
            return config.getDuration(AT);
        });
    }

    boolean flag() {
        return read("true or false", config -> config.getBoolean(AT));
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        String allowed = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
        return read(
                "one of " + allowed,
                config -> Enum.valueOf(
                        type, config.getString(AT).toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    Path file() {
        return file(text());
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The content of the JSON file that is named. */
    Json json() {
        Path file = file();
        try {
            return Json.parse(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "the file '" + file + "' cannot be read (" + unreadable + ").", unreadable);
        } catch (JsonException broken) {
            throw new IllegalArgumentException("the file '" + file + "' is no JSON: " + broken.getMessage(), broken);
        }
    }

    /** Whether it is neither a list nor an object. */
    boolean isOneWord() {
        return value.valueType() != ConfigValueType.LIST && value.valueType() != ConfigValueType.OBJECT;
    }

    /** A value that consists of several, of which there are these. */
    Group group(List<String> names) {
        if (!(value instanceof ConfigObject object)) {
            throw new IllegalArgumentException("it must be an object with " + String.join(", ", names) + ".");
        }
        for (String name : object.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(Nearest.unknown(name, new TreeSet<>(names)));
            }
        }
        return new Group(object);
    }

    private <T> T read(String expected, Function<Config, T> reader) {
        try {
            return reader.apply(value.atKey(AT));
        } catch (ConfigException | ArithmeticException | IllegalArgumentException mismatch) {
            // The value itself may be a password.
            throw new IllegalArgumentException("it must be " + expected + ".", mismatch);
        }
    }

    /** Several settings under one key. */
    final class Group {

        private final Map<String, ? extends ConfigValue> members;

        private Group(Map<String, ? extends ConfigValue> members) {
            this.members = members;
        }

        boolean has(String name) {
            return members.containsKey(name);
        }

        Setting get(String name) {
            ConfigValue member = members.get(name);
            if (member == null) {
                throw new IllegalArgumentException("'" + name + "' is missing.");
            }
            return new Setting(member, folder);
        }
    }

    /** A text from elsewhere, with the name of where it comes from. */
    static ConfigValue from(String text, String origin) {
        return ConfigValueFactory.fromAnyRef(text, origin);
    }
}
