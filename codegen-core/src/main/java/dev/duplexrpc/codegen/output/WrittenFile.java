package dev.duplexrpc.codegen.output;

import java.io.File;

/**
 * What a file was when it was written.
 *
 * @param hash of its content
 * @param size in bytes
 * @param modified when it was changed last, in milliseconds; of an absent file 0
 */
record WrittenFile(String hash, long size, long modified) {
    /** Describes a file by its size and time of now, and by the hash of what its content is known to be. */
    static WrittenFile of(String hash, File file) {
        return new WrittenFile(hash, file.length(), file.lastModified());
    }

    /**
     * Whether the file still is what was written. Its size and time decide when they are the same, its content otherwise. A file
     * that is not older than the stamp could have been edited within the same tick of the clock, so there the content decides as
     * well. {@code File} answers in half the time that {@code Path} takes before anything is compiled.
     *
     * @param stamped when the stamp was written
     */
    boolean isStill(File file, long stamped) {
        if (file.length() != size) {
            return false;
        }
        return (modified < stamped && file.lastModified() == modified)
                || ContentHash.of(file.toPath()).equals(hash);
    }
}
