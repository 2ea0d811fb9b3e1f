package dev.duplexrpc.codegen.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which packages the generated classes go to, where they do not all go to one.
 *
 * @param files packages by the file that something stands in; a file is called by its path or the end of it, and {@code *} stands
 *     for anything
 * @param models the package of types within their file's package; empty: that package itself
 * @param services the package of interfaces, stubs and dispatchers within their document's package
 * @param errors the package of exceptions within their file's package
 */
public record PackageLayout(Map<String, String> files, String models, String services, String errors) {
    /** Everything in one package. */
    public static final PackageLayout FLAT = new PackageLayout(Map.of(), "", "", "");

    public PackageLayout {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    public boolean isFlat() {
        return equals(FLAT);
    }

    /** The package for what stands in this file, before it is divided further. */
    public String home(String file, String root) {
        if (files.isEmpty()) {
            return root;
        }
        return files.keySet().stream()
                .filter(key -> matches(key, file))
                .min(mostPreciseFirst())
                .map(files::get)
                .orElse(root);
    }

    private static Comparator<String> mostPreciseFirst() {
        return Comparator.comparing((String key) -> key.indexOf('*') >= 0)
                .thenComparing(Comparator.comparing(String::length).reversed())
                .thenComparing(Comparator.naturalOrder());
    }

    public String ofModels(String file, String root) {
        return within(home(file, root), models);
    }

    public String ofServices(String file, String root) {
        return within(home(file, root), services);
    }

    public String ofErrors(String file, String root) {
        return within(home(file, root), errors);
    }

    /** Whether a key of {@link #files} means this file. */
    static boolean matches(String key, String file) {
        if (key.indexOf('*') < 0) {
            return file.equals(key) || file.endsWith("/" + key);
        }
        String pattern = Stream.of(key.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return file.matches("(.*/)?" + pattern);
    }

    private static String within(String home, String inner) {
        return inner.isEmpty() ? home : home + "." + inner;
    }
}
