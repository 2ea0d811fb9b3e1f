package dev.duplexrpc.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The secret that resumes a session. It compares in constant time and never prints itself, so that no log can hold one. */
public final class LinkToken {

    private static final int RANDOM_BYTES = 18;
    private static final int MAX_LENGTH = 256;

    private final byte[] text;

    private LinkToken(byte[] text) {
        this.text = text;
    }

    /** A new one of 144 random bits. */
    public static LinkToken random(SecureRandom random) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encode(secret));
    }

    /**
     * One that came from the other side.
     *
     * @throws LinkViolation if it is longer than 256 bytes
     */
    public static LinkToken of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_LENGTH) {
            throw new LinkViolation("A token must not be longer than " + MAX_LENGTH + " bytes.");
        }
        return new LinkToken(bytes);
    }

    /** Its SHA-256 in hexadecimal digits: what may be written down where the secret may not. With so many random bits nobody finds the one from the other. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    /** Whether it is the secret of one of these {@link SessionSecret#digests digests}. */
    public boolean isOneOf(List<String> digests) {
        byte[] own = digest().getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (String one : digests) {
            // Each is compared whatever came out before, so that the time tells nothing.
            found |= MessageDigest.isEqual(own, one.getBytes(StandardCharsets.US_ASCII));
        }
        return found;
    }

    /** The secret itself, for the wire only. */
    String text() {
        return new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LinkToken token && MessageDigest.isEqual(text, token.text);
    }

    /** The same for all, because a hash would tell about the secret. Tokens are compared, not looked up. */
    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "a token";
    }
}
