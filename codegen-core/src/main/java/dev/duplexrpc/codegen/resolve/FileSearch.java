package dev.duplexrpc.codegen.resolve;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which file a reference means. Nothing is opened here and nothing is fetched. */
final class FileSearch {
    private final ReferenceBases bases;
    private final Sources sources;
    private @Nullable Path documentDirectory;

    FileSearch(ReferenceBases bases, Sources sources) {
        this.bases = bases;
        this.sources = sources;
    }

    /**
     * Relative references may also be meant from where the document stands that led to them; never from where the others of a run do,
     * or a document would mean something else with them than alone.
     */
    void alsoFrom(@Nullable Path directory) {
        documentDirectory = directory;
    }

    /**
     * What came of a search.
     *
     * @param file the file, or null
     * @param tried where it was looked for
     * @param special a path that exists and is no regular file, or null
     */
    record Found(
            @Nullable Path file, List<Path> tried, @Nullable Path special) {}

    /** A file by a relative path, from the file that refers to it, the configured directories and the document's own. */
    Found relative(Path referrer, String path) {
        List<Path> candidates = new ArrayList<>();
        Set<Path> directories = new LinkedHashSet<>();
        String relative = path;
        if (path.startsWith("/")) {
            relative = path.replaceFirst("^/+", ""); // "from the root", and no file system root is meant
        } else {
            addParent(directories, referrer);
        }
        directories.addAll(bases.directories());
        if (documentDirectory != null) {
            directories.add(documentDirectory);
        }
        for (Path directory : directories) {
            try {
                candidates.add(directory.resolve(relative).normalize());
            } catch (InvalidPathException e) {
                return new Found(null, List.of(), null);
            }
        }
        return first(candidates);
    }

    /** A file that the catalogue gives for a URL; null when the catalogue has nothing for it. */
    @Nullable Found catalogued(String url) {
        String best = "";
        Path base = null;
        for (Map.Entry<String, Path> entry : bases.catalogue().entrySet()) {
            if (isBelow(url, entry.getKey()) && (base == null || entry.getKey().length() > best.length())) {
                best = entry.getKey();
                base = entry.getValue();
            }
        }
        if (base == null) {
            return null;
        }
        String rest = Pointers.percentDecoded(url.substring(best.length())).replaceFirst("^/+", "");
        try {
            Path target = rest.isEmpty() ? base : base.resolve(rest).normalize();
            return target.startsWith(base.normalize())
                    ? first(List.of(target))
                    : new Found(null, List.of(target), null);
        } catch (InvalidPathException e) {
            return new Found(null, List.of(), null);
        }
    }

    /** A prefix ends where a part of the path does: {@code https://x/spec} is not around {@code https://x/specification}. */
    private static boolean isBelow(String url, String prefix) {
        return url.startsWith(prefix)
                && (url.length() == prefix.length() || prefix.endsWith("/") || url.charAt(prefix.length()) == '/');
    }

    private Found first(List<Path> candidates) {
        Path special = null;
        for (Path candidate : candidates) {
            if (Files.isRegularFile(candidate)) {
                return new Found(candidate, candidates, null);
            }
            if (Files.exists(candidate)) {
                special = candidate;
            } else {
                sources.wasMissing(candidate);
            }
        }
        return new Found(null, candidates, special);
    }

    private static void addParent(Set<Path> directories, Path file) {
        Path parent = file.getParent();
        if (parent != null) {
            directories.add(parent);
        }
    }
}
