package dev.duplexrpc.codegen.read;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Locatable;
import dev.duplexrpc.codegen.diagnostics.Location;
import dev.duplexrpc.codegen.diagnostics.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file, JSON or YAML by its extension and, where that says nothing, by its first character. Whatever is wrong with
 * the file becomes a diagnostic; nothing is thrown.
 */
public final class SourceReader {
    private final Limits limits;
    private final Diagnostics diagnostics;
    private final Path shownFrom;

    /** Reads with paths shown relative to the working directory. */
    public SourceReader(Limits limits, Diagnostics diagnostics) {
        this(limits, diagnostics, Path.of(""));
    }

    /** @param shownFrom the directory that diagnostics show paths relative to */
    public SourceReader(Limits limits, Diagnostics diagnostics, Path shownFrom) {
        this.limits = limits;
        this.diagnostics = diagnostics;
        this.shownFrom = shownFrom.toAbsolutePath().normalize();
    }

    /** The file, or null when it cannot be read, which is then reported. */
    public @Nullable SourceFile read(Path path) {
        String displayName = displayName(path);
        try {
            if (!Files.isRegularFile(path)) {
                throw Files.exists(path)
                        ? refused(
                                Problem.UNREADABLE_FILE, "The path is not a regular file.", "Give the path of a file.")
                        : refused(Problem.MISSING_FILE, "The file does not exist.", "Correct the path.");
            }
            return new SourceFile(canonical(path), displayName, parse(bytes(path), displayName, path));
        } catch (UnreadableSource e) {
            report(e, displayName);
        } catch (IOException e) {
            report(
                    refused(
                            Problem.UNREADABLE_FILE,
                            "The file cannot be read: " + e + ".",
                            "Check that the build may read the file."),
                    displayName);
        }
        return null;
    }

    /** Reads text that is already at hand as if it stood in a file of that name. */
    public @Nullable SourceFile read(Path name, String text) {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads bytes that are already at hand as if they were a file of that name. */
    public @Nullable SourceFile read(Path name, byte[] bytes) {
        String displayName = displayName(name);
        try {
            if (bytes.length > limits.fileBytes()) {
                throw tooLarge(bytes.length);
            }
            return new SourceFile(canonical(name), displayName, parse(bytes, displayName, name));
        } catch (UnreadableSource e) {
            report(e, displayName);
            return null;
        }
    }

    /** The identity of a file: absolute, without dots. Links are not followed, so that relative references mean what they say. */
    public static Path canonical(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** The path as diagnostics show it: relative to the base when it lies below or beside it, with forward slashes. */
    public String displayName(Path path) {
        Path absolute = canonical(path);
        Path shown = absolute.startsWith(shownFrom) ? shownFrom.relativize(absolute) : path;
        return shown.toString().replace('\\', '/');
    }

    private byte[] bytes(Path path) throws IOException {
        long size = Files.size(path);
        if (size > limits.fileBytes()) {
            throw tooLarge(size);
        }
        // The size may grow between the question and the answer, and some file systems answer 0 for what is not empty.
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes((int) Math.min(limits.fileBytes() + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > limits.fileBytes()) {
                throw tooLarge(bytes.length);
            }
            return bytes;
        }
    }

    private UnreadableSource tooLarge(long size) {
        return UnreadableSource.limit(
                0,
                0,
                "The file has at least " + size + " bytes, more than the limit 'fileBytes' of " + limits.fileBytes()
                        + ".",
                "fileBytes");
    }

    private Node parse(byte[] bytes, String displayName, Path name) {
        String text = TextDecoding.decode(bytes);
        TreeBuilder builder = new TreeBuilder(displayName, limits, diagnostics);
        return isJson(name, text) ? JsonParsing.parse(text, builder) : YamlParsing.parse(text, displayName, builder);
    }

    private static boolean isJson(Path path, String text) {
        Path fileName = path.getFileName();
        String name = fileName == null ? "" : fileName.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return true;
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return false;
        }
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static UnreadableSource refused(Problem problem, String message, String advice) {
        return new UnreadableSource(problem, 0, 0, message, advice);
    }

    private void report(UnreadableSource e, String displayName) {
        Locatable at = Locatable.of(new Location(displayName, e.line(), e.column()));
        diagnostics.report(e.problem(), at, e.sentence(), e.advice());
    }
}
