package dev.duplexrpc.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Finds the documents that the user names: files, or patterns with {@code *}, {@code **}, {@code ?} and {@code {a,b}}. What a
 * pattern finds is sorted, so that the order of files on disk never matters.
 */
final class DocumentFiles {
    private static final Pattern WHOLE_DIRECTORIES = Pattern.compile("(?<![^/])\\*\\*/");

    private final Path base;

    /** Resolves relative names against a directory. */
    DocumentFiles(Path base) {
        this.base = base;
    }

    /** Returns the files in the order of their names in the configuration, each once. */
    List<Path> find(List<String> names) throws MojoFailureException {
        Set<Path> found = new LinkedHashSet<>();
        for (String name : names) {
            found.addAll(find(name.strip()));
        }
        return List.copyOf(found);
    }

    private List<Path> find(String name) throws MojoFailureException {
        if (name.isEmpty()) {
            throw new MojoFailureException("One of the documents has an empty name; name a file or a pattern.");
        }
        String[] segments = name.replace('\\', '/').split("/+", -1);
        int literal = 0;
        while (literal < segments.length && !isPattern(segments[literal])) {
            literal++;
        }
        try {
            // A file may well be called "a[1].json": what exists is no pattern.
            Path file = base.resolve(name).normalize();
            if (Files.isRegularFile(file)) {
                return List.of(file);
            }
            if (literal == segments.length) {
                throw new MojoFailureException(describeMissing(file));
            }
        } catch (InvalidPathException e) {
            if (literal == segments.length) {
                throw new MojoFailureException("The document " + name + " has a name that no file can have.");
            }
        }
        String start = String.join("/", List.of(segments).subList(0, literal));
        String pattern = String.join("/", List.of(segments).subList(literal, segments.length));
        return matches(
                base.resolve(name.startsWith("/") && start.isEmpty() ? "/" : start)
                        .normalize(),
                pattern);
    }

    private static boolean isPattern(String segment) {
        return segment.contains("*") || segment.contains("?") || segment.contains("[") || segment.contains("{");
    }

    private static String describeMissing(Path file) {
        return Files.isDirectory(file)
                ? "The document " + file + " is a directory; name the files in it, for example with " + file
                        + "/*.json."
                : "The document " + file + " does not exist.";
    }

    private static List<Path> matches(Path start, String pattern) throws MojoFailureException {
        int depth = pattern.contains("**") ? Integer.MAX_VALUE : pattern.split("/").length;
        List<PathMatcher> matchers = matchers(pattern);
        List<Path> matches = List.of();
        if (Files.isDirectory(start)) {
            try (Stream<Path> files = Files.walk(start, depth)) {
                matches = files.filter(file -> matches(matchers, start.relativize(file)) && Files.isRegularFile(file))
                        .sorted(Comparator.comparing(file -> slashed(start.relativize(file))))
                        .toList();
            } catch (IOException | UncheckedIOException e) {
                throw new MojoFailureException(
                        "The directory " + start + " cannot be searched for " + pattern + ": " + e.getMessage() + ".");
            }
        }
        if (matches.isEmpty()) {
            throw new MojoFailureException("No document in " + start + " matches " + pattern + ".");
        }
        return matches;
    }

    /** As text: paths themselves are in another order on Windows, and the first document keeps a name that two would have. */
    private static String slashed(Path file) {
        return file.toString().replace(File.separatorChar, '/');
    }

    private static boolean matches(List<PathMatcher> matchers, Path file) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(file));
    }

    private static List<PathMatcher> matchers(String pattern) throws MojoFailureException {
        List<PathMatcher> matchers = new ArrayList<>();
        for (String alternative : Braces.expand(pattern)) {
            try {
                matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + withoutDirectoryToo(alternative)));
            } catch (PatternSyntaxException e) {
                throw new MojoFailureException(
                        "The pattern " + pattern + " is not well-formed: " + e.getDescription() + ".");
            }
        }
        return matchers;
    }

    /** As everywhere in Maven, two stars and a slash also mean no directory at all; Java's patterns need that said. */
    private static String withoutDirectoryToo(String pattern) {
        return WHOLE_DIRECTORIES.matcher(pattern).replaceAll("{**/,}");
    }
}
