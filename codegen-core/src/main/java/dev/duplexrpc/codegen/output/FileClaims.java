package dev.duplexrpc.codegen.output;

import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ConcurrentMap;

/**
 * Who writes which file in the course of one build, so that two executions never take turns in overwriting, or deleting, each
 * other's files. Shared by all executions of a build, on any thread.
 */
public final class FileClaims {
    private final ConcurrentMap<Path, String> owners;

    /** Keeps the claims in a map that all executions share; the map holds JDK types only, so that class loaders can differ. */
    public FileClaims(ConcurrentMap<Path, String> owners) {
        this.owners = owners;
    }

    /** Claims files for an owner, or refuses when one of them has another owner already. */
    void claim(String owner, Path directory, Collection<String> files) {
        for (String file : files) {
            String holder = owners.putIfAbsent(directory.resolve(file), owner);
            if (holder != null && !holder.equals(owner)) {
                throw new OutputException("Both " + holder + " and " + owner + " generate " + file + " into "
                        + directory + ". Give each its own package or its own outputDirectory.");
            }
        }
    }

    boolean isHeldByOther(String owner, Path file) {
        String holder = owners.get(file);
        return holder != null && !holder.equals(owner);
    }
}
