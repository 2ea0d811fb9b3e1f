package dev.duplexrpc.codegen.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/** Writes files so that nobody, not even after a power cut, sees half of one. */
final class AtomicFiles {
    private AtomicFiles() {}

    static void write(Path file, byte[] content) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "A file has a directory.");
        Files.createDirectories(directory);
        // Not Files.createTempFile: its files are readable by their owner only, and the permissions would survive the
        // move.
        Path draft = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
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
