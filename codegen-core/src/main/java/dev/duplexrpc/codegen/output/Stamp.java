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
 * @param outputs by path relative to the output directory
 */
record Stamp(
        String directory,
        String settings,
        Totals totals,
        Map<String, String> inputs,
        Map<String, WrittenFile> outputs) {
    /** Says that there is no valid result: nothing was generated yet, or the last run was interrupted. */
    static final String UNFINISHED = "unfinished";

    private static final String HEADER = "duplexrpc-stamp 2";

    static Stamp empty(Path directory) {
        return new Stamp(directory.toString(), UNFINISHED, new Totals(0, 0, 0), Map.of(), Map.of());
    }

    /** Reads the stamp of a directory; one that is missing, damaged, of another format or of another directory is empty. */
    static Stamp read(Path file, Path directory) {
        try {
            Stamp stamp = parse(Files.readAllBytes(file));
            return stamp.directory.equals(directory.toString()) ? stamp : empty(directory);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return empty(directory);
        }
    }

    private static Stamp parse(byte[] bytes) {
        int last = bytes.length - 1;
        while (last > 0 && bytes[last - 1] != '\n') {
            last--;
        }
        String ending = new String(bytes, last, bytes.length - last, UTF_8);
        if (!ending.equals("end " + ContentHash.of(bytes, last) + "\n")) {
            throw new IllegalArgumentException("The stamp was cut off or edited.");
        }
        Lines lines = new Lines(new String(bytes, 0, last, UTF_8));
        lines.skip(HEADER);
        String directory = unescape(after("directory ", lines.next()));
        String settings = after("settings ", lines.next());
        String[] counts = after("totals ", lines.next()).split(" ");
        Totals totals =
                new Totals(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]), Integer.parseInt(counts[2]));
        Map<String, String> inputs = new LinkedHashMap<>();
        Map<String, WrittenFile> outputs = new LinkedHashMap<>();
        while (lines.hasNext()) {
            String line = lines.next();
            int hash = line.indexOf(' ') + 1;
            int next = line.indexOf(' ', hash) + 1;
            if (line.startsWith("input ")) {
                inputs.put(unescape(line.substring(next)), line.substring(hash, next - 1));
            } else {
                int modified = line.indexOf(' ', next) + 1;
                int path = line.indexOf(' ', modified) + 1;
                long size = Long.parseLong(line, next, modified - 1, 10);
                long time = Long.parseLong(line, modified, path - 1, 10);
                outputs.put(
                        unescape(line.substring(path)), new WrittenFile(line.substring(hash, next - 1), size, time));
            }
        }
        return new Stamp(directory, settings, totals, inputs, outputs);
    }

    /** The lines of a text, each of which ends with a line break. */
    private static final class Lines {
        private final String text;
        private int at;

        Lines(String text) {
            this.text = text;
        }

        boolean hasNext() {
            return at < text.length();
        }

        String next() {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end);
            at = end + 1;
            return line;
        }

        void skip(String expected) {
            if (!next().equals(expected)) {
                throw new IllegalArgumentException("The stamp has another format.");
            }
        }
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
        new TreeMap<>(inputs).forEach((path, hash) -> append(body, "input " + hash, path));
        new TreeMap<>(outputs)
                .forEach((path, file) ->
                        append(body, "output " + file.hash() + " " + file.size() + " " + file.modified(), path));
        return body + "end " + ContentHash.of(body.toString()) + "\n";
    }

    private static void append(StringBuilder body, String what, String path) {
        body.append(what).append(' ').append(escape(path)).append('\n');
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
