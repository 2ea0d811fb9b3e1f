package dev.duplexrpc.codegen.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * 64 bits that tell one content from another: two checksums with different polynomials. Nobody is kept from forging them, and
 * nobody needs to be: who can write these files can write the stamp as well. What counts is the time in a fresh process, where
 * SHA-256 runs uncompiled and took five times as long for 5 MB.
 */
final class ContentHash {
    /** Stands for a file that is not there; a reference to a missing file is an input as well. */
    static final String ABSENT = "absent";

    private static final HexFormat HEX = HexFormat.of();

    private ContentHash() {}

    static String of(String text) {
        return of(text.getBytes(UTF_8));
    }

    static String of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /** Hashes the first bytes of some. */
    static String of(byte[] bytes, int length) {
        CRC32 one = new CRC32();
        one.update(bytes, 0, length);
        CRC32C other = new CRC32C();
        other.update(bytes, 0, length);
        return HEX.toHexDigits(one.getValue() << 32 | other.getValue());
    }

    /** Hashes a file; whatever is not a readable file counts as absent, because it cannot be what it was. */
    static String of(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            return ABSENT;
        }
    }
}
