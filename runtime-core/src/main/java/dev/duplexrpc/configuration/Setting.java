package dev.duplexrpc.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** For the runtime's own two ends: one value of a configuration as an option needs it. What does not fit is refused with a sentence; who asks knows the key and the place. */
public final class Setting {

    private static final String AT = "value";

    private final ConfigValue value;
    private final Path folder;

    /** @param folder what the names of files are relative to */
    public Setting(ConfigValue value, Path folder) {
        this.value = value;
        this.folder = folder;
    }

    /** A text. */
    public String text() {
        return read("a text", config -> config.getString(AT));
    }

    /** A list, or one text with commas as the environment has it. */
    public String[] texts() {
        if (value instanceof ConfigList list) {
            return list.stream().map(one -> new Setting(one, folder).text()).toArray(String[]::new);
        }
        return Arrays.stream(text().split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toArray(String[]::new);
    }

    /** A whole number. */
    public int number() {
        return read("a whole number", config -> config.getInt(AT));
    }

    /** A number of bytes, with a unit or without. */
    public int bytes() {
        return read("a number of bytes such as 4 MiB, at most 2 GiB", config -> Math.toIntExact(config.getBytes(AT)));
    }

    /** As many as there may be. */
    public long manyBytes() {
        return read("a number of bytes such as 4 GiB", config -> config.getBytes(AT));
    }

    /** A duration with its unit. */
    public Duration duration() {
        return read("a duration such as 30 s or 500 ms", config -> {
            if (value.valueType() == ConfigValueType.NUMBER) {
                throw new ArithmeticException("a number without a unit");
            }
            return config.getDuration(AT);
        });
    }

    /** True or false. */
    public boolean flag() {
        return read("true or false", config -> config.getBoolean(AT));
    }

    /** A constant, in whichever case. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        String allowed = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
        return read(
                "one of " + allowed,
                config -> Enum.valueOf(
                        type, config.getString(AT).toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /** The name of a file, which may be relative to the configuration's folder. */
    public Path file() {
        return file(text());
    }

    /** The file of this name. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** The content of the JSON file that is named. */
    public Json json() {
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

    /** The value itself as JSON. */
    public Json asJson() {
        return Json.parse(value.render(ConfigRenderOptions.concise()));
    }

    /** Texts by names of anybody's choosing. */
    public Map<String, String> namedTexts() {
        if (!(value instanceof ConfigObject object)) {
            throw new IllegalArgumentException("it must be an object with a text for each name.");
        }
        Map<String, String> texts = new TreeMap<>();
        object.forEach((name, text) -> texts.put(name, new Setting(text, folder).text()));
        return texts;
    }

    /** Whether it is neither a list nor an object. */
    public boolean isOneWord() {
        return value.valueType() != ConfigValueType.LIST && value.valueType() != ConfigValueType.OBJECT;
    }

    /** A value that consists of several, of which there are these. */
    public Group group(List<String> names) {
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
    public final class Group {

        private final Map<String, ? extends ConfigValue> members;

        private Group(Map<String, ? extends ConfigValue> members) {
            this.members = members;
        }

        /** Whether there is one of this name. */
        public boolean has(String name) {
            return members.containsKey(name);
        }

        /** The one of this name, which must be there. */
        public Setting get(String name) {
            ConfigValue member = members.get(name);
            if (member == null) {
                throw new IllegalArgumentException("'" + name + "' is missing.");
            }
            return new Setting(member, folder);
        }
    }

    /** A text from elsewhere, with the name of where it comes from. */
    public static ConfigValue from(String text, String origin) {
        return ConfigValueFactory.fromAnyRef(text, origin);
    }
}
