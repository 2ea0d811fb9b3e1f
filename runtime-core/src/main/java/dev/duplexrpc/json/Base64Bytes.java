package dev.duplexrpc.json;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that JSON carries as a string in Base64 (RFC 4648, section 4). Immutable; equal if the bytes are. The same bytes can be
 * spelt in several ways; what was decoded is spelt again as it was.
 */
public final class Base64Bytes {
    private final byte[] bytes;

    /** The text that was decoded, where it is not how these bytes are spelt by default. */
    private final @Nullable String spelling;

    private Base64Bytes(byte[] bytes, @Nullable String spelling) {
        this.bytes = bytes;
        this.spelling = spelling;
    }

    /** Copies bytes. */
    public static Base64Bytes of(byte[] bytes) {
        return new Base64Bytes(bytes.clone(), null);
    }

    /**
     * Decodes Base64; the padding at the end may be missing.
     *
     * @throws IllegalArgumentException if it is no Base64
     */
    public static Base64Bytes decode(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        return new Base64Bytes(bytes, isUsual(base64, bytes) ? null : base64);
    }

    /** Whether the text has its padding, and no bits that stand for nothing. */
    private static boolean isUsual(String base64, byte[] bytes) {
        int rest = bytes.length % 3;
        if (rest == 0) {
            return true;
        }
        byte[] last = Arrays.copyOfRange(bytes, bytes.length - rest, bytes.length);
        return base64.endsWith(Base64.getEncoder().encodeToString(last));
    }

    /** Returns how many bytes these are. */
    public int size() {
        return bytes.length;
    }

    /** Returns a copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Base64Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the bytes in Base64: as they were spelt if they were decoded, otherwise with padding. */
    @Override
    public String toString() {
        if (spelling != null) {
            return spelling;
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
