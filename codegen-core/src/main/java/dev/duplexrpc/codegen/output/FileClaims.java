package dev.duplexrpc.codegen.output;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who writes which file in the course of one build, so that two executions never take turns in overwriting, or deleting, each
 * other's files. Executions with the same settings write the same bytes, so these may: that of a POM, and the same goal run by hand
 * before it. Shared by all executions of a build, on any thread. Nothing is compared until a second execution generates into the same
 * directory, or into one within it.
 */
public final class FileClaims {
    private final Map<String, Map<String, Set<String>>> files;

    /**
     * Keeps the claims, files by owner by directory, in a map that all executions share and that nobody else touches. Executions
     * can have different copies of this class; so the map holds JDK types only, and its own monitor guards it.
     */
    public FileClaims(Map<String, Map<String, Set<String>>> files) {
        this.files = files;
    }

    /**
     * Who claims files.
     *
     * @param name the execution, as error messages call it
     * @param settings what decides about its files, as a hash
     */
    record Owner(String name, String settings) {
        private static Owner of(String text) {
            int space = text.indexOf(' ');
            return new Owner(text.substring(space + 1), text.substring(0, space));
        }

        private String text() {
            return settings + " " + name;
        }

        /** Whether the two can never want to write different bytes to one file. */
        private boolean agreesWith(Owner other) {
            return name.equals(other.name) || settings.equals(other.settings);
        }
    }

    /**
     * Claims files for an owner, or refuses when one of them has another owner already.
     *
     * @param claimed paths relative to the directory; never changed afterwards
     */
    void claim(Owner owner, Path directory, Set<String> claimed) {
        String mine = text(directory);
        synchronized (files) {
            for (Map.Entry<String, Map<String, Set<String>>> entry : files.entrySet()) {
                refuseClaimed(owner, directory, claimed, entry.getKey(), entry.getValue());
            }
            Map<String, Set<String>> byOwner = files.get(mine);
            if (byOwner == null) {
                byOwner = new HashMap<>();
                files.put(mine, byOwner);
            }
            byOwner.put(owner.text(), claimed);
        }
    }

    boolean isHeldByOther(Owner owner, Path directory, String file) {
        String mine = text(directory);
        synchronized (files) {
            return files.entrySet().stream()
                    .anyMatch(entry -> holder(owner, mine, file, entry.getKey(), entry.getValue()) != null);
        }
    }

    private static void refuseClaimed(
            Owner owner, Path directory, Set<String> claimed, String other, Map<String, Set<String>> byOwner) {
        String mine = text(directory);
        boolean related = other.startsWith(mine) || mine.startsWith(other);
        if (!related || (byOwner.size() == 1 && byOwner.containsKey(owner.text()))) {
            return;
        }
        // In order, so that the same builds name the same file each time.
        for (String file : new TreeSet<>(claimed)) {
            Owner holder = holder(owner, mine, file, other, byOwner);
            if (holder != null) {
                throw new OutputException("Both " + holder.name() + " and " + owner.name() + " generate " + file
                        + " into " + directory + ". Give each its own package or its own outputDirectory.");
            }
        }
    }

    /** Who else claims this file of mine as a file of that other directory, which may be the same one, around it or within it. */
    private static @Nullable Owner holder(
            Owner owner, String mine, String file, String other, Map<String, Set<String>> byOwner) {
        String whole = mine + file;
        if (!whole.startsWith(other)) {
            return null;
        }
        String inOther = whole.substring(other.length());
        for (Map.Entry<String, Set<String>> entry : byOwner.entrySet()) {
            if (entry.getValue().contains(inOther)) {
                Owner holder = Owner.of(entry.getKey());
                if (!holder.agreesWith(owner)) {
                    return holder;
                }
            }
        }
        return null;
    }

    private static String text(Path directory) {
        return directory.toString().replace(File.separatorChar, '/') + "/";
    }
}
