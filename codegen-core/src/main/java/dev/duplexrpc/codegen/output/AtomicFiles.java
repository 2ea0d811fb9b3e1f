package dev.duplexrpc.codegen.output;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes files so that nobody, not even after a power cut, sees half of one. A process that has just started writes a thousand of them; what {@code File}
 * can do it does, because that is compiled sooner than {@code Files}.
 */
final class AtomicFiles {
    /** Ends the names of drafts; no other process uses the same, and within this one a file has one writer. */
    private static final String DRAFT = "." + UUID.randomUUID() + ".tmp";

    private AtomicFiles() {}

    /** Writes a file, whose directory must be there, and describes it as no later change can have made it. */
    static WrittenFile write(Path file, byte[] content, String hash) throws IOException {
        // Not Files.createTempFile: its files are readable by their owner only, and the permissions would survive the
        // move.
        Path draft = file.resolveSibling("." + file.getFileName() + DRAFT);
        try {
            try (OutputStream out = new FileOutputStream(draft.toFile())) {
                out.write(content);
            }
            WrittenFile written = WrittenFile.of(hash, draft.toFile());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    /** Deletes a file and the directories that it leaves empty, up to the root, which stays. */
    static void delete(Path file, Path root) throws IOException {
        Files.deleteIfExists(file);
        Path directory = file.getParent();
        while (directory != null && directory.startsWith(root) && !directory.equals(root)) {
            try {
                Files.deleteIfExists(directory);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
            directory = directory.getParent();
        }
    }
}
