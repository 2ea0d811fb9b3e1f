package dev.duplexrpc.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What both sides compute for the opening handshake of RFC 6455, section 4. */
public final class Handshake {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;
    private static final int KEY_LENGTH = 24;
    private static final Pattern TOKEN = Pattern.compile(ExtensionOffers.TOKEN);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Handshake() {}

    /** A new value for {@code Sec-WebSocket-Key}. */
    public static String newKey() {
        byte[] nonce = new byte[KEY_BYTES];
        RANDOM.nextBytes(nonce);
        return Base64.getEncoder().encodeToString(nonce);
    }

    public static boolean isKey(String key) {
        try {
            // The decoder would also take it without its padding.
            return key.length() == KEY_LENGTH && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /** The value of {@code Sec-WebSocket-Accept} that answers a key. */
    public static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-1.", impossible);
        }
    }

    /** Whether it is a token of HTTP, RFC 9110 section 5.6.2. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** Whether a header with a list of tokens has this one, in any case. */
    public static boolean hasToken(@Nullable String header, String token) {
        if (header == null) {
            return false;
        }
        for (String part : header.split(",", -1)) {
            if (part.strip().equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }
}
