package dev.duplexrpc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Holds {@code docs/maven-plugin.md} to the goals: every parameter is in its table, with the words and the default of the source. {@code -Dduplexrpc.options=write} writes
 * the table anew.
 */
class ParametersPageTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/duplexrpc/maven");
    private static final Path PAGE = Path.of("../docs/maven-plugin.md");
    private static final String HEAD = "| parameter | default | what it says |\n|---|---|---|\n";

    private static final Pattern PARAMETER = Pattern.compile(
            "/\\*\\*(?<comment>(?:(?!\\*/).)*)\\*/\\s+@Parameter(?:\\((?<settings>[^)]*)\\))?\\s+private [^;=]*?(?<name>\\w+)(?: = [^;]*)?;",
            Pattern.DOTALL);

    private static final Pattern OF_SETTING = Pattern.compile("(\\w+)\\s*=\\s*\"([^\"]*)\"");

    @Test
    void theTableSaysWhatTheGoalsSay() throws IOException {
        String written = Files.readString(PAGE);
        int from = written.indexOf(HEAD) + HEAD.length();
        assertThat(from).as("the table").isGreaterThan(HEAD.length());
        int to = written.indexOf("\n\n", from) + 1;
        List<String> rows = new ArrayList<>();
        for (String source : List.of("DocumentsMojo", "GenerateMojo", "MeaningMojo")) {
            rows.addAll(rows(Files.readString(SOURCES.resolve(source + ".java"))));
        }
        String expected = written.substring(0, from) + String.join("", rows) + written.substring(to);
        if ("write".equals(System.getProperty("duplexrpc.options"))) {
            Files.writeString(PAGE, expected);
        }

        assertThat(rows).hasSizeGreaterThan(25);
        assertThat(written)
                .as("docs/maven-plugin.md; -Dduplexrpc.options=write writes it anew")
                .isEqualTo(expected);
    }

    @Test
    void thePomsOfThePageNameParametersThatThereAre() throws Exception {
        String page = Files.readString(PAGE);
        Set<String> parameters = found("(?m)^\\| `(\\w+)`(?:, in a POM only)? \\| [^|]*\\| [^|]+ \\|$", page);
        Set<String> named = new TreeSet<>();
        for (String snippet : found("(?s)```xml\n(.*?)```", page)) {
            Element all = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader("<all>" + snippet + "</all>")))
                    .getDocumentElement();
            NodeList configurations = all.getElementsByTagName("configuration");
            Node parent = configurations.getLength() == 0 ? all : configurations.item(0);
            for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element parameter) {
                    named.add(parameter.getTagName());
                }
            }
        }

        assertThat(named).contains("documents", "package", "subpackages");
        assertThat(parameters).containsAll(named);
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static List<String> rows(String source) {
        List<String> rows = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(source);
        while (matcher.find()) {
            String settings = String.valueOf(matcher.group("settings"));
            if (settings.contains("readonly")) {
                continue;
            }
            String property = setting(settings, "property");
            String name = property.isEmpty() ? matcher.group("name") : property.substring("duplexrpc.".length());
            String otherwise = setting(settings, "defaultValue").replace("${project.build.directory}", "target");
            rows.add("| `" + name + "`" + (property.isEmpty() ? ", in a POM only" : "") + " | "
                    + (otherwise.isEmpty() ? "" : "`" + otherwise + "`") + " | " + words(matcher.group("comment"))
                    + " |\n");
        }
        return rows;
    }

    private static String setting(String settings, String name) {
        Matcher matcher = OF_SETTING.matcher(settings);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return matcher.group(2);
            }
        }
        return "";
    }

    private static String words(String comment) {
        return comment.replaceAll("\\n\\s*\\*", " ")
                .replaceAll("</?code>", "`")
                .replaceAll(" (Empty by default|There is no default)\\.", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
