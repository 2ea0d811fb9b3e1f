package dev.duplexrpc.samples.hub;

import dev.duplexrpc.server.Authentication;
import dev.duplexrpc.server.ConnectRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who may connect: an extension shows the secret that was made for it, and the secret tells its name. Safe for use by several threads. */
final class Passes {
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> nameOfSecret = new ConcurrentHashMap<>();

    /** Makes a secret for the extension of this name. */
    String issue(String name) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String text = HexFormat.of().formatHex(secret);
        nameOfSecret.put(text, name);
        return text;
    }

    /** Finds out who is knocking. What it finds becomes the session's principal, and its name in the server's registry. */
    Authentication check(ConnectRequest request) {
        String secret = request.bearerToken();
        String name = secret == null ? null : nameOfSecret.get(secret);
        return name == null
                ? Authentication.refused("Show the pass that the main program has made for this extension.")
                : Authentication.as(name).named(name);
    }
}
