package dev.duplexrpc.peer;

import java.security.SecureRandom;
import java.util.Base64;

/** The public names of sessions: 96 random bits, in letters that may stand in a URL. */
final class SessionIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionIds() {}

    static String next() {
        byte[] bits = new byte[12];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
