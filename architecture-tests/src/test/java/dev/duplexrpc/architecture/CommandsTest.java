package dev.duplexrpc.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands that pages show: the modules, profiles, tests, builds and programs that they name are there. */
class CommandsTest {
    private static final Path ROOT = Path.of("..");

    private static final Pattern MODULES = Pattern.compile(" -pl ([\\w,/-]+)");
    private static final Pattern PROFILE = Pattern.compile("[ `]-P(\\w+)");
    private static final Pattern TESTS = Pattern.compile(" -Dtest=(?:'([^']+)'|([^ `\n]+))");
    private static final Pattern VERSION = Pattern.compile(
            "(?:<duplexrpc\\.version>|-DarchetypeVersion=|/duplexrpc-[a-z]+-)(\\d+\\.\\d+\\.\\d+[\\w-]*?)(?=[ <]|\\.jar)");
    private static final Pattern BUILD = Pattern.compile("-Dinvoker\\.test=([\\w-]+)");
    private static final Pattern CLASS = Pattern.compile("\\bdev\\.duplexrpc(?:\\.[a-z0-9]+)*\\.[A-Z]\\w+");
    private static final Pattern PROGRAM = Pattern.compile(
            "(?:-Dsample\\.main=|<sample\\.main>|(?:java -cp|-cp) \\S+ )(dev\\.duplexrpc(?:\\.[a-z0-9]+)*\\.[A-Z]\\w+)");

    @Test
    void modulesAndProfilesAreThere() throws IOException {
        assertThat(missing(MODULES, module -> Files.exists(ROOT.resolve(module).resolve("pom.xml"))))
                .isEmpty();
        String poms = allText("pom.xml");
        assertThat(missing(PROFILE, profile -> poms.contains("<id>" + profile + "</id>")))
                .isEmpty();
    }

    @Test
    void testsAndBuildsAreThere() throws IOException {
        List<Path> sources = PagesTest.files(".java");
        assertThat(missing(TESTS, test -> isThere(test, sources))).isEmpty();
        assertThat(missing(
                        BUILD,
                        build -> Stream.of("codegen-maven-plugin", "archetype")
                                .anyMatch(module -> Files.isDirectory(
                                        ROOT.resolve(module).resolve("src/it").resolve(build)))))
                .isEmpty();
    }

    @Test
    void classesAreThereAndProgramsCanBeRun() throws IOException {
        List<Path> sources = PagesTest.files(".java");
        assertThat(missing(CLASS, name -> source(name, sources).isPresent())).isEmpty();
        assertThat(missing(PROGRAM, name -> isProgram(name, sources))).isEmpty();
    }

    @Test
    void aSampleIsRunByTheCommandOfItsOwnReadme() throws IOException {
        List<Path> sources = PagesTest.files(".java");
        String samples = Files.readString(ROOT.resolve("generated-samples/pom.xml"));
        List<String> names = found(Pattern.compile("<module>([\\w-]+)</module>"), samples);
        assertThat(names).hasSizeGreaterThan(4).allSatisfy(name -> {
            Path folder = ROOT.resolve("generated-samples").resolve(name);
            String readme = Files.readString(folder.resolve("README.md"));

            assertThat(readme).contains("\nmvn -q -Prun -DskipTests -pl generated-samples/" + name + " -am package\n");
            assertThat(found(MODULES, readme)).containsOnly("generated-samples/" + name);
            assertThat(found(PROGRAM, Files.readString(folder.resolve("pom.xml"))))
                    .singleElement()
                    .matches(program -> isProgram(program, sources));
            assertThat(Files.readString(ROOT.resolve("README.md"))).contains("](generated-samples/" + name + ")");
        });
    }

    @Test
    void everyFolderStandsInTheLayoutOfTheReadme() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        List<String> layout =
                found(Pattern.compile("(?m)^\\| `([\\w-]+)` \\|"), readme.substring(readme.indexOf("\n## Layout")));

        assertThat(layout)
                .containsExactlyInAnyOrderElementsOf(found(
                        Pattern.compile("<module>([\\w-]+)</module>"), Files.readString(ROOT.resolve("pom.xml"))));
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        String version =
                found(Pattern.compile("<version>([^<]+)</version>"), pom).get(0);

        assertThat(missing(VERSION, version::equals)).isEmpty();
    }

    private static boolean isThere(String test, List<Path> sources) {
        String[] parts = test.split("#", 2);
        Pattern file = Pattern.compile(".*/" + parts[0].replace("*", "\\w*") + "\\.java");
        return sources.stream()
                .filter(path -> file.matcher(path.toString().replace('\\', '/')).matches())
                .anyMatch(path -> parts.length == 1 || text(path).contains(" " + parts[1] + "("));
    }

    private static boolean isProgram(String name, List<Path> sources) {
        return source(name, sources)
                .filter(source -> text(source).contains("public static void main(String[]"))
                .isPresent();
    }

    private static Optional<Path> source(String name, List<Path> sources) {
        Path end = Path.of(name.replace('.', '/') + ".java");
        return sources.stream().filter(path -> path.endsWith(end)).findFirst();
    }

    /** What the pattern finds in pages and is not there, with the page. */
    private static List<String> missing(Pattern pattern, Predicate<String> isThere) throws IOException {
        List<String> missing = new ArrayList<>();
        int seen = 0;
        for (Path page : PagesTest.files(".md")) {
            for (String found : found(pattern, text(page))) {
                for (String one : found.split(",")) {
                    seen++;
                    if (!isThere.test(one)) {
                        missing.add(page + ": " + one);
                    }
                }
            }
        }
        assertThat(seen).as(pattern.pattern()).isPositive();
        return missing;
    }

    private static String allText(String name) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : PagesTest.files(name)) {
            text.append(text(file));
        }
        return text.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(CommandsTest::lastGroup).toList();
    }

    /** The group that took part in the match, or all of it where there is none. */
    private static String lastGroup(MatchResult match) {
        for (int i = match.groupCount(); i > 0; i--) {
            if (match.group(i) != null) {
                return match.group(i);
            }
        }
        return match.group();
    }
}
