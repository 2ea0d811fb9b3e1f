package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.transport.TransportLimits;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/server-options.md} to the builders: every option is in it, with the sentence and the default of its javadoc, and that default is the one of the
 * code. {@code -Dduplexrpc.options=write} writes the tables anew.
 */
class OptionsDocumentTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/duplexrpc/server");
    private static final Path DOCUMENT = Path.of("../docs/server-options.md");
    private static final Pattern OPTION = Pattern.compile(
            "/\\*\\*(?<comment>(?:(?!\\*/).)*)\\*/\\s+public (?:final )?(?:B|Builder) (?<name>\\w+)\\(",
            Pattern.DOTALL);
    /** The headings of the tables, by the sources of the options in them. */
    private static final Map<List<String>, String> TABLES = Map.of(
            List.of("EndpointOptions", "EndpointLimits"), "Options of an endpoint",
            List.of("HandlerOptions"), "Options of the server as a whole",
            List.of("DuplexServer"), "Options of listening");

    /** Options that are code, so that a file cannot say them. */
    private static final Set<String> CODE = Set.of(
            "serve",
            "authenticate",
            "authenticateAsync",
            "aroundServed",
            "aroundCalls",
            "observe",
            "listener",
            "sessions",
            "sessionStore",
            "endpoint",
            "configure");

    private record Option(String name, String sentence, String defaultText) {}

    @Test
    void theTablesSayWhatTheBuildersSay() throws IOException {
        String written = Files.readString(DOCUMENT);
        String expected = written;
        for (Map.Entry<List<String>, String> table : TABLES.entrySet()) {
            expected = replaceTable(expected, table.getValue(), rows(table.getKey()));
        }
        if ("write".equals(System.getProperty("duplexrpc.options"))) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(written)
                .as("docs/server-options.md; -Dduplexrpc.options=write writes it anew")
                .isEqualTo(expected);
    }

    @Test
    void everyOptionButCodeHasAKeyAndEveryKeyAnOption() throws IOException {
        Set<String> keys = new TreeSet<>(OptionKeys.ENDPOINT.keySet());
        keys.addAll(OptionKeys.HANDLER.keySet());
        keys.addAll(OptionKeys.SERVER.keySet());
        Set<String> methods = new TreeSet<>();
        for (Class<?> builder : List.of(
                EndpointOptions.class, EndpointLimits.class, HandlerOptions.class, DuplexServer.Builder.class)) {
            Stream.of(builder.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
                    .filter(method -> !method.getName().equals("start"))
                    .map(Method::getName)
                    .forEach(methods::add);
        }
        Set<String> documented = new HashSet<>();
        for (List<String> table : TABLES.keySet()) {
            options(table).forEach(option -> documented.add(option.name));
        }

        assertThat(documented).isEqualTo(methods);
        methods.removeAll(CODE);
        assertThat(keys).isEqualTo(methods);
    }

    @Test
    void everyDefaultOfTheTextIsTheDefaultOfTheCode() throws Exception {
        int checked = 0;
        for (List<String> table : TABLES.keySet()) {
            for (Option option : options(table)) {
                Object value = defaultOf(option.name);
                if (value != null && Character.isDigit(option.defaultText.charAt(0))) {
                    assertThat(option.defaultText.replaceFirst(",? or none.*", ""))
                            .as(option.name)
                            .isEqualTo(
                                    value instanceof Duration time
                                            ? seconds(time)
                                            : number(option.name, (Integer) value));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(20);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }

    private static String number(String name, int value) {
        if (name.endsWith("Bytes")) {
            return value % (1 << 20) == 0 ? (value >> 20) + " MiB" : (value >> 10) + " KiB";
        }
        return value < 10_000 ? String.valueOf(value) : String.format(Locale.ROOT, "%,d", value);
    }

    /** The value that the builder begins with, where it is a number or a time. */
    private static @Nullable Object defaultOf(String option) throws ReflectiveOperationException {
        for (Object limits : List.of(PeerLimits.DEFAULTS, TransportLimits.DEFAULTS)) {
            for (Method accessor : limits.getClass().getDeclaredMethods()) {
                if (accessor.getName().equals(option) && accessor.getParameterCount() == 0) {
                    return accessor.invoke(limits);
                }
            }
        }
        DuplexServer.Builder builder = DuplexServer.builder();
        Object[][] places = {
            {EndpointSettings.class, builder.settings},
            {HandlerOptions.class, builder},
            {DuplexServer.Builder.class, builder}
        };
        for (Object[] place : places) {
            for (Field field : ((Class<?>) place[0]).getDeclaredFields()) {
                if (field.getName().equals(option)
                        && (field.getType() == int.class || field.getType() == Duration.class)) {
                    field.setAccessible(true);
                    return field.get(place[1]);
                }
            }
        }
        return null;
    }

    private static List<Option> options(List<String> sources) throws IOException {
        Map<String, Option> options = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        for (String source : sources) {
            text.append(Files.readString(SOURCES.resolve(source + ".java")));
        }
        Matcher matcher = OPTION.matcher(text);
        while (matcher.find()) {
            String comment = matcher.group("comment")
                    .replaceAll("\\n\\s*\\*", " ")
                    .replaceAll("@(param|throws).*", "")
                    .replaceAll("\\{@link (?:[\\w.]*#)?([^} ]+)(?: [^}]*)?\\}", "`$1`")
                    .replaceAll("\\{@code ([^}]+)\\}", "`$1`")
                    .replaceAll("</?code>", "`")
                    .replaceAll("</?em>", "")
                    .replaceAll("\\s+", " ")
                    .strip();
            int at = comment.lastIndexOf(" Default: ");
            assertThat(at)
                    .as("a default in the javadoc of " + matcher.group("name"))
                    .isPositive();
            options.putIfAbsent(
                    matcher.group("name"),
                    new Option(
                            matcher.group("name"),
                            comment.substring(0, at),
                            comment.substring(at + 10).replaceAll("\\.$", "")));
        }
        return List.copyOf(options.values());
    }

    private static List<String> rows(List<String> sources) throws IOException {
        List<String> rows = new ArrayList<>();
        for (Option option : options(sources)) {
            String variable = option.name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
            List<String> members = OptionKeys.GROUPS.get(option.name);
            String key = CODE.contains(option.name)
                    ? "in code only"
                    : members == null
                            ? "`" + option.name + "`, `" + variable + "`"
                            : "`" + option.name + " { " + String.join(", ", members) + " }`, `" + variable + "_…`";
            rows.add("| `" + option.name + "` | " + option.sentence + " | " + option.defaultText + " | " + key + " |");
        }
        return rows;
    }

    private static String replaceTable(String document, String heading, List<String> rows) {
        int begin = document.indexOf("## " + heading + "\n");
        assertThat(begin).as(heading).isNotNegative();
        int table = document.indexOf("|---|---|---|---|\n", begin) + "|---|---|---|---|\n".length();
        int end = document.indexOf("\n## ", table);
        String rest = end < 0 ? "" : document.substring(end);
        return document.substring(0, table) + String.join("\n", rows) + "\n" + rest;
    }
}
