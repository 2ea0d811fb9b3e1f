package dev.duplexrpc.json;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Bytes that JSON carries as a string in Base64 (RFC 4648, section 4). Immutable; equal if the bytes are. */
public final class Base64Bytes {
    private final byte[] bytes;

    private Base64Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies bytes. */
    public static Base64Bytes of(byte[] bytes) {
        return new Base64Bytes(bytes.clone());
    }

    /**
     * Decodes Base64; the padding at the end may be missing.
     *
     * @throws IllegalArgumentException if it is no Base64
     */
    public static Base64Bytes decode(String base64) {
        return new Base64Bytes(Base64.getDecoder().decode(base64));
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

    /** Returns the bytes in Base64, with padding. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
