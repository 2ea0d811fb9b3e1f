package dev.duplexrpc.codegen.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the last run was made from and what it wrote. As text: one entry per line, {@code kind hash path}, and a last line with
 * the hash of all others, so that a stamp that was cut off or edited is no stamp.
 *
 * @param directory the output directory it speaks of
 * @param settings hash over the plugin's version and all options
 * @param totals what the documents held
 * @param inputs hashes by absolute path
 * @param outputs hashes by path relative to the output directory
 */
record Stamp(
        String directory, String settings, Totals totals, Map<String, String> inputs, Map<String, String> outputs) {
    /** Says that there is no valid result: nothing was generated yet, or the last run was interrupted. */
    static final String UNFINISHED = "unfinished";

    private static final String HEADER = "duplexrpc-stamp 1";

    static Stamp empty(Path directory) {
        return new Stamp(directory.toString(), UNFINISHED, new Totals(0, 0, 0), Map.of(), Map.of());
    }

    /** Reads the stamp of a directory; one that is missing, damaged, of another format or of another directory is empty. */
    static Stamp read(Path file, Path directory) {
        try {
            Stamp stamp = parse(Files.readString(file, UTF_8));
            return stamp.directory.equals(directory.toString()) ? stamp : empty(directory);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return empty(directory);
        }
    }

    private static Stamp parse(String text) {
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        String body = text.substring(0, last);
        if (!text.substring(last).equals("end " + ContentHash.of(body) + "\n")) {
            throw new IllegalArgumentException("The stamp was cut off or edited.");
        }
        String[] lines = body.split("\n");
        if (lines.length < 4 || !lines[0].equals(HEADER)) {
            throw new IllegalArgumentException("The stamp has another format.");
        }
        Map<String, String> inputs = new LinkedHashMap<>();
        Map<String, String> outputs = new LinkedHashMap<>();
        for (int i = 4; i < lines.length; i++) {
            String line = lines[i];
            int hash = line.indexOf(' ') + 1;
            int path = line.indexOf(' ', hash) + 1;
            (line.startsWith("input ") ? inputs : outputs)
                    .put(unescape(line.substring(path)), line.substring(hash, path - 1));
        }
        String[] counts = after("totals ", lines[3]).split(" ");
        return new Stamp(
                unescape(after("directory ", lines[1])),
                after("settings ", lines[2]),
                new Totals(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]), Integer.parseInt(counts[2])),
                inputs,
                outputs);
    }

    private static String after(String key, String line) {
        if (!line.startsWith(key)) {
            throw new IllegalArgumentException("The stamp misses " + key);
        }
        return line.substring(key.length());
    }

    String text() {
        StringBuilder body = new StringBuilder(200 + 120 * (inputs.size() + outputs.size()));
        body.append(HEADER).append('\n');
        body.append("directory ").append(escape(directory)).append('\n');
        body.append("settings ").append(settings).append('\n');
        body.append("totals ").append(totals.documents()).append(' ');
        body.append(totals.methods()).append(' ').append(totals.types()).append('\n');
        append(body, "input ", inputs);
        append(body, "output ", outputs);
        return body + "end " + ContentHash.of(body.toString()) + "\n";
    }

    private static void append(StringBuilder body, String kind, Map<String, String> hashes) {
        new TreeMap<>(hashes)
                .forEach((path, hash) -> body.append(kind)
                        .append(hash)
                        .append(' ')
                        .append(escape(path))
                        .append('\n'));
    }

    private static String escape(String path) {
        return path.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String unescape(String path) {
        if (path.indexOf('\\') < 0) {
            return path;
        }
        StringBuilder plain = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' && i + 1 < path.length()) {
                c = path.charAt(++i) == 'n' ? '\n' : '\\';
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
