package dev.duplexrpc.codegen.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A directory that one execution generates into. Ask {@link #upToDate} first, and {@link #update} it when the answer is null. For
 * one thread; several may work on directories of the same build, which their {@link FileClaims} keep apart.
 *
 * <p>Only what the stamp lists is ever deleted, and only when it still is what was written.
 */
public final class GeneratedDirectory {
    private final Path root;
    private final Path stampFile;
    private final FileClaims.Owner owner;
    private final String settings;
    private final FileClaims claims;

    /**
     * Speaks of a directory; nothing is read or written yet.
     *
     * @param root the directory that files are written into
     * @param stampFile where the result of the last run is remembered; not among the sources, where it would end up in archives
     * @param owner the execution, as error messages call it
     * @param settings everything beside the inputs that the files depend on: version and options; what two executions with the same
     *     ones write is the same
     */
    public GeneratedDirectory(Path root, Path stampFile, String owner, String settings, FileClaims claims) {
        this.root = root.toAbsolutePath().normalize();
        this.stampFile = stampFile;
        this.settings = ContentHash.of(settings);
        this.owner = new FileClaims.Owner(owner, this.settings);
        this.claims = claims;
    }

    /** Returns what the last run produced when its settings, its inputs and its outputs are as they were, otherwise null. */
    public @Nullable UpToDate upToDate() {
        // Before what it says is compared: should another run replace it meanwhile, this only makes the files look
        // newer.
        long stamped = stampFile.toFile().lastModified();
        Stamp last = Stamp.read(stampFile, root);
        if (!last.settings().equals(settings) || !inputsAreUnchanged(last) || !outputsAreUnchanged(last, stamped)) {
            return null;
        }
        claims.claim(owner, root, last.outputs().keySet());
        return new UpToDate(last.totals(), last.outputs().size());
    }

    private static boolean inputsAreUnchanged(Stamp last) {
        for (Map.Entry<String, String> input : last.inputs().entrySet()) {
            if (!ContentHash.of(Path.of(input.getKey())).equals(input.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean outputsAreUnchanged(Stamp last, long stamped) {
        String prefix = root + File.separator;
        for (Map.Entry<String, WrittenFile> output : last.outputs().entrySet()) {
            if (!output.getValue().isStill(new File(prefix + output.getKey()), stamped)) {
                return false;
            }
        }
        return true;
    }

    /** Makes the directory hold exactly what was produced, touching only what differs. */
    public Changes update(Production production) {
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, WrittenFile> planned = new HashMap<>();
        production.files().forEach((path, content) -> {
            refuseOutside(path);
            byte[] bytes = content.getBytes(UTF_8);
            files.put(path, bytes);
            planned.put(path, new WrittenFile(ContentHash.of(bytes), bytes.length, Long.MAX_VALUE));
        });
        claims.claim(owner, root, Set.copyOf(files.keySet()));
        Stamp last = Stamp.read(stampFile, root);
        try {
            rememberBoth(last, planned);
            List<Path> kept = new ArrayList<>();
            List<Path> deleted = deleteStale(last, files.keySet(), kept);
            List<Path> written = new ArrayList<>();
            Map<String, WrittenFile> outputs = writeChanged(files, planned, written);
            writeStamp(new Stamp(root.toString(), settings, production.totals(), hashInputs(production), outputs));
            return new Changes(files.size(), written, deleted, kept);
        } catch (IOException e) {
            throw new OutputException(
                    "The generated files cannot be written to " + root + ": " + e + ". Make it a directory that may be"
                            + " written to, or choose another outputDirectory.",
                    e);
        }
    }

    /** From here to the end of the update, an interruption must not orphan files: the stamp lists the old and the new ones. */
    private void rememberBoth(Stamp last, Map<String, WrittenFile> planned) throws IOException {
        Map<String, WrittenFile> both = new HashMap<>(last.outputs());
        both.putAll(planned);
        writeStamp(new Stamp(root.toString(), Stamp.UNFINISHED, last.totals(), Map.of(), both));
    }

    private void writeStamp(Stamp stamp) throws IOException {
        createDirectoryOf(stampFile);
        AtomicFiles.write(stampFile, stamp.text().getBytes(UTF_8), settings);
    }

    private List<Path> deleteStale(Stamp last, Set<String> current, List<Path> kept) throws IOException {
        SortedSet<String> stale = new TreeSet<>(last.outputs().keySet());
        stale.removeAll(current);
        List<Path> deleted = new ArrayList<>();
        for (String path : stale) {
            Path file = root.resolve(path);
            // A stamp is a file that anybody can write: it must not make us delete what lies elsewhere.
            if (!isInside(path) || claims.isHeldByOther(owner, root, path) || !Files.exists(file)) {
                continue;
            }
            if (ContentHash.of(file)
                    .equals(Objects.requireNonNull(last.outputs().get(path)).hash())) {
                AtomicFiles.delete(file, root);
                deleted.add(file);
            } else {
                kept.add(file);
            }
        }
        return deleted;
    }

    private Map<String, WrittenFile> writeChanged(
            Map<String, byte[]> files, Map<String, WrittenFile> planned, List<Path> written) throws IOException {
        Files.createDirectories(root);
        Set<Path> directories = new HashSet<>();
        Map<String, WrittenFile> outputs = new HashMap<>();
        for (Map.Entry<String, byte[]> entry : files.entrySet()) {
            Path file = root.resolve(entry.getKey());
            String hash = Objects.requireNonNull(planned.get(entry.getKey())).hash();
            WrittenFile output = asItIs(file, entry.getValue(), hash);
            if (output == null) {
                if (directories.add(file.getParent())) {
                    createDirectoryOf(file);
                }
                output = AtomicFiles.write(file, entry.getValue(), hash);
                written.add(file);
            }
            outputs.put(entry.getKey(), output);
        }
        return outputs;
    }

    private static void createDirectoryOf(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent(), "A file has a directory."));
    }

    /** The file as it was before its content was looked at; null when it has another content. */
    private static @Nullable WrittenFile asItIs(Path file, byte[] content, String hash) throws IOException {
        if (!file.toFile().isFile()) {
            return null;
        }
        WrittenFile before = WrittenFile.of(hash, file.toFile());
        boolean holds = before.size() == content.length && Arrays.equals(Files.readAllBytes(file), content);
        return holds ? before : null;
    }

    private static Map<String, String> hashInputs(Production production) {
        Map<String, String> hashes = new HashMap<>();
        for (Path input : production.inputs()) {
            Path file = input.toAbsolutePath().normalize();
            hashes.put(file.toString(), changedSince(file, production) ? Stamp.UNFINISHED : ContentHash.of(file));
        }
        return hashes;
    }

    private static boolean changedSince(Path file, Production production) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isAfter(production.started());
        } catch (IOException e) {
            return false;
        }
    }

    private void refuseOutside(String path) {
        if (!isInside(path)) {
            throw new OutputException(
                    "The file " + path + " would lie outside of " + root + ", so nothing was written.");
        }
    }

    private boolean isInside(String path) {
        Path file = root.resolve(path).normalize();
        return file.startsWith(root) && !file.equals(root);
    }

    /**
     * There is nothing to do.
     *
     * @param files how many files there are
     */
    public record UpToDate(Totals totals, int files) {}
}
