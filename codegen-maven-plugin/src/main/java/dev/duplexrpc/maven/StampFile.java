package dev.duplexrpc.maven;

import java.nio.file.Path;

/** Where an execution remembers what its last run did. */
final class StampFile {
    private StampFile() {}

    /**
     * Returns the place for an execution of a project: in the build directory, never among the sources, where it would end up in
     * archives. But what outlives the build directory needs a stamp that does, too, or nobody would know which files are stale.
     */
    static Path of(Path build, Path root, String goal, String execution) {
        String name = goal + "-" + fileName(execution) + ".stamp";
        boolean isBuilt = root.toAbsolutePath()
                .normalize()
                .startsWith(build.toAbsolutePath().normalize());
        return isBuilt ? build.resolve("duplexrpc").resolve(name) : root.resolve(".duplexrpc-" + name);
    }

    /** An id can hold what no file name may: a slash, a colon on Windows. */
    private static String fileName(String id) {
        return id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,60}")
                ? id
                : id.replaceAll("[^A-Za-z0-9._-]", "_").substring(0, Math.min(id.length(), 40)) + "-"
                        + Integer.toHexString(id.hashCode());
    }
}
