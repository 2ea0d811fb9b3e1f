package dev.duplexrpc.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages for people: what they link to is there, and what they name as Java is Java. */
class PagesTest {
    private static final Path ROOT = Path.of("..");

    /** Pages whose words in code font are names of ours, or variables of the environment; the others show commands, files and documents as well. */
    private static final List<String> NAMING = List.of(
            "guarantees",
            "errors",
            "limits",
            "operations",
            "extending",
            "link",
            "bad-days",
            "testkit",
            "architecture",
            "interop",
            "benchmarks");

    /** Folders that hold what is built, what others wrote, and what tests take in. */
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "resources", "it");

    private static final Pattern SNIPPET = Pattern.compile("(?s)```.*?```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z_][\\w.#]*)(?:\\(…?\\))?`");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : files(".md")) {
            for (String link : found(LINK, withoutSnippets(page))) {
                if (!link.startsWith("http") && !leadsSomewhere(page, link)) {
                    broken.add(page + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyNameIsOneOfTheSources() throws IOException {
        Set<String> words = words();
        List<String> unknown = new ArrayList<>();
        for (String page : NAMING) {
            for (String name : found(NAME, withoutSnippets(ROOT.resolve("docs").resolve(page + ".md")))) {
                boolean isVariable = name.startsWith("DUPLEXRPC_");
                if (!isVariable
                        && !Stream.of(name.split("\\W+")).allMatch(words::contains)
                        && !Files.exists(ROOT.resolve(name))) {
                    unknown.add(page + ": " + name);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? page
                : page.resolveSibling(parts[0]).toAbsolutePath().normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || found(HEADING, withoutSnippets(target)).stream()
                        .anyMatch(heading -> anchor(heading).equals(parts[1]));
    }

    /** As GitHub makes them. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
    }

    private static Set<String> words() throws IOException {
        Set<String> words = new HashSet<>();
        for (Path source : files(".java")) {
            words.addAll(Stream.of(Files.readString(source).split("\\W+")).collect(toSet()));
        }
        return words;
    }

    /** All of ours in the repository whose names end so. */
    static List<Path> files(String suffix) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean isForeign = NOT_OURS.contains(name) || (name.startsWith(".") && !folder.equals(ROOT));
                return isForeign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(suffix)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(found).hasSizeGreaterThan(20);
        return found;
    }

    private static String withoutSnippets(Path page) throws IOException {
        return SNIPPET.matcher(Files.readString(page)).replaceAll("");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
