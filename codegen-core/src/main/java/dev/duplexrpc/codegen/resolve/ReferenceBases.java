package dev.duplexrpc.codegen.resolve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where references lead that a plain reading of RFC 3986 does not find, as the user configured it.
 *
 * @param catalogue files or directories that stand for URLs: a reference that begins with the key is looked up below the
 *     value; the longest key wins
 * @param directories where a relative file is looked for after the directory of the file that refers to it, in order
 */
public record ReferenceBases(Map<String, Path> catalogue, List<Path> directories) {
    public static final ReferenceBases NONE = new ReferenceBases(Map.of(), List.of());

    public ReferenceBases {
        catalogue = Collections.unmodifiableMap(new LinkedHashMap<>(catalogue));
        directories = List.copyOf(directories);
    }

    public ReferenceBases withCatalogue(String prefix, Path target) {
        Map<String, Path> more = new LinkedHashMap<>(catalogue);
        more.put(prefix, target);
        return new ReferenceBases(more, directories);
    }

    public ReferenceBases withDirectory(Path directory) {
        List<Path> more = new ArrayList<>(directories);
        more.add(directory);
        return new ReferenceBases(catalogue, more);
    }
}
