package dev.duplexrpc.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
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
