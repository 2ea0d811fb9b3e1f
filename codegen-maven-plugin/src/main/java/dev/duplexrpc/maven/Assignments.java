package dev.duplexrpc.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.maven.plugin.MojoFailureException;

/**
 * A parameter that is a list of {@code key=value}. Maven's own maps make XML elements of their keys, which URLs and many names of
 * methods cannot be, and they cannot be given on the command line.
 */
record Assignments(String parameter, List<String> entries) {
    /** Returns the entries in their order; the key ends at the last {@code =}, because URLs may hold some. */
    <T> Map<String, T> mapValues(Function<String, T> value) throws MojoFailureException {
        Map<String, T> map = new LinkedHashMap<>();
        for (String entry : entries) {
            int end = entry.lastIndexOf('=');
            String key = end < 0 ? "" : entry.substring(0, end).strip();
            String text = entry.substring(end + 1).strip();
            if (key.isEmpty() || text.isEmpty()) {
                throw new MojoFailureException(
                        "The entry '" + entry + "' of " + parameter + " is not of the form key=value.");
            }
            if (map.put(key, value.apply(text)) != null) {
                throw new MojoFailureException(
                        "The parameter " + parameter + " has two entries for " + key + "; keep one.");
            }
        }
        return map;
    }
}
