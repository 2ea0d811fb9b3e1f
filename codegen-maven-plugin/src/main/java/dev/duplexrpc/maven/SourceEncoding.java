package dev.duplexrpc.maven;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encoding that a project compiles in. Generated files are in UTF-8. Their texts are ASCII, so what is on the wire never depends
 * on it; but names and comments keep the letters of the document.
 */
final class SourceEncoding {
    private SourceEncoding() {}

    /** Says in a sentence that the compiler will misread some of the files; null when it will not. */
    static @Nullable String complaint(CompilerSettings settings, Map<String, String> files) {
        String encoding = settings.value("encoding", "encoding");
        if (encoding == null) {
            encoding = settings.value("encoding", "project.build.sourceEncoding");
        }
        boolean set = encoding != null && !encoding.isEmpty();
        if (set ? isUtf8(encoding) : Charset.defaultCharset().equals(StandardCharsets.UTF_8)) {
            return null;
        }
        String first = firstBeyondAscii(files);
        return first == null
                ? null
                : "Generated sources are in UTF-8, but this project compiles as "
                        + (set ? encoding : Charset.defaultCharset() + ", because it sets no encoding")
                        + ": the compiler misreads the names and comments in files such as " + first
                        + ". Set project.build.sourceEncoding to UTF-8.";
    }

    private static boolean isUtf8(@Nullable String encoding) {
        try {
            return Charset.forName(encoding).equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return true; // The compiler tells what it thinks of such a name.
        }
    }

    private static @Nullable String firstBeyondAscii(Map<String, String> files) {
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith(".java") && file.getValue().chars().anyMatch(c -> c > 0x7f)) {
                return file.getKey();
            }
        }
        return null;
    }
}
