package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/client-options.md} to the builder: every option is in it, with the sentences and the default of its javadoc. {@code -Dduplexrpc.options=write} writes the
 * tables anew.
 */
class ClientOptionsDocumentTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/duplexrpc/client");
    private static final Path DOCUMENT = Path.of("../docs/client-options.md");
    private static final Pattern OPTION = Pattern.compile(
            "/\\*\\*(?<comment>(?:(?!\\*/).)*)\\*/\\s+public (?:final )?DuplexClientBuilder (?<name>\\w+)\\(",
            Pattern.DOTALL);

    /** The headings of the tables, by the sources of the options in them. */
    private static final Map<String, String> TABLES =
            Map.of("DuplexClientBuilder", "Connecting", "ClientLimits", "Limits");

    /** Options that are code, so that a file cannot say them. */
    private static final Set<String> CODE = Set.of(
            "configure", "sslContext", "resources", "listener", "serve", "aroundServed", "aroundCalls", "observe");

    @Test
    void theTablesSayWhatTheBuilderSays() throws IOException {
        String written = Files.readString(DOCUMENT);
        String expected = written;
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            expected = replaceTable(expected, table.getValue(), rows(table.getKey()));
        }
        if ("write".equals(System.getProperty("duplexrpc.options"))) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(written)
                .as("docs/client-options.md; -Dduplexrpc.options=write writes it anew")
                .isEqualTo(expected);
    }

    @Test
    void everyOptionButCodeHasAKeyAndEveryKeyAnOption() throws IOException {
        Set<String> methods = new TreeSet<>();
        for (Class<?> builder : List.of(DuplexClientBuilder.class, ClientLimits.class)) {
            Stream.of(builder.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
                    .filter(method -> method.getReturnType() == DuplexClientBuilder.class)
                    .map(Method::getName)
                    .forEach(methods::add);
        }
        Set<String> documented = new TreeSet<>();
        for (String source : TABLES.keySet()) {
            documented.addAll(options(source).keySet());
        }

        assertThat(documented).isEqualTo(methods);
        methods.removeAll(CODE);
        assertThat(ClientKeys.ALL.keySet()).containsExactlyInAnyOrderElementsOf(methods);
        assertThat(methods).containsAll(ClientKeys.GROUPS.keySet());
    }

    /** The javadoc of the options of a source, in one line each. */
    private static Map<String, String> options(String source) throws IOException {
        Map<String, String> options = new LinkedHashMap<>();
        Matcher matcher = OPTION.matcher(Files.readString(SOURCES.resolve(source + ".java")));
        while (matcher.find()) {
            options.put(
                    matcher.group("name"),
                    matcher.group("comment")
                            .replaceAll("\\n\\s*\\*", " ")
                            .replaceAll("@(param|throws).*", "")
                            .replaceAll("\\{@link (?:[\\w.]*#)?([^} ]+)(?: [^}]*)?\\}", "`$1`")
                            .replaceAll("\\{@code ([^}]+)\\}", "`$1`")
                            .replaceAll("</?em>", "")
                            .replaceAll("\\s+", " ")
                            .strip());
        }
        return options;
    }

    private static List<String> rows(String source) throws IOException {
        List<String> rows = new ArrayList<>();
        options(source).forEach((name, comment) -> {
            int at = comment.lastIndexOf(" Default: ");
            assertThat(at).as("a default in the javadoc of " + name).isPositive();
            String fallback = comment.substring(at + 10).replaceAll("\\.$", "");
            rows.add("| `" + name + "` | " + comment.substring(0, at) + " | " + fallback + " | " + key(name) + " |");
        });
        return rows;
    }

    private static String key(String name) {
        String variable = name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        List<String> members = ClientKeys.GROUPS.get(name);
        if (CODE.contains(name)) {
            return "in code only";
        }
        if (name.equals("header")) {
            return "`header`, in the file only";
        }
        return members == null
                ? "`" + name + "`, `" + variable + "`"
                : "`" + name + " { " + String.join(", ", members) + " }`, `" + variable + "_…`";
    }

    private static String replaceTable(String document, String heading, List<String> rows) {
        int begin = document.indexOf("## " + heading + "\n");
        assertThat(begin).as(heading).isNotNegative();
        String line = "|---|---|---|---|\n";
        int table = document.indexOf(line, begin) + line.length();
        int end = document.indexOf("\n## ", table);
        String rest = end < 0 ? "" : document.substring(end);
        return document.substring(0, table) + String.join("\n", rows) + "\n" + rest;
    }
}
