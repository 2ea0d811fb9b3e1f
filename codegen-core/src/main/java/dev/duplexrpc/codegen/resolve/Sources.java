package dev.duplexrpc.codegen.resolve;

import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.read.SourceReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of one run: each is read once, and all that were read or looked for are remembered, for who must know when to run again. */
public final class Sources {
    private final SourceReader reader;
    private final Map<Path, SourceFile> files = new LinkedHashMap<>();
    private final Set<Path> unreadable = new LinkedHashSet<>();
    private final Set<Path> missing = new LinkedHashSet<>();

    public Sources(SourceReader reader) {
        this.reader = reader;
    }

    /** The file, or null when it cannot be read, which is reported the first time. */
    public @Nullable SourceFile read(Path path) {
        Path canonical = SourceReader.canonical(path);
        SourceFile known = files.get(canonical);
        if (known != null || unreadable.contains(canonical)) {
            return known;
        }
        SourceFile file = reader.read(path);
        if (file == null) {
            unreadable.add(canonical);
        } else {
            files.put(canonical, file);
        }
        return file;
    }

    /** Takes a file that was read elsewhere, such as one that exists only in memory. */
    public void add(SourceFile file) {
        files.put(file.path(), file);
    }

    /** Every file that was read, in the order in which it was needed. */
    public Collection<SourceFile> files() {
        return Collections.unmodifiableCollection(files.values());
    }

    /** Paths at which a referenced file was looked for and not found: should one appear, the result may differ. */
    public Set<Path> missing() {
        return Collections.unmodifiableSet(missing);
    }

    void wasMissing(Path path) {
        missing.add(SourceReader.canonical(path));
    }

    String displayName(Path path) {
        return reader.displayName(path);
    }
}
