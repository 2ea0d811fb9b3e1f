package dev.duplexrpc.websocket;

import java.security.SecureRandom;
import java.util.function.IntSupplier;

/** Keys from a strong source, fetched many at a time because most of a visit's cost does not depend on how much is fetched. Not safe for several threads. */
public final class MaskKeys implements IntSupplier {

    private final SecureRandom source = new SecureRandom();
    private final byte[] fetched = new byte[1024];
    private int at = fetched.length;

    @Override
    public int getAsInt() {
        if (at == fetched.length) {
            source.nextBytes(fetched);
            at = 0;
        }
        int key = Mask.key(fetched, at);
        at += 4;
        return key;
    }
}
