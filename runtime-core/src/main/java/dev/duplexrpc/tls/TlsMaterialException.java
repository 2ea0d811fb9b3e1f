package dev.duplexrpc.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A certificate, key or key store that cannot be used. The message names the file, what is wrong with it and what to do. */
public final class TlsMaterialException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TlsMaterialException(Path file, String problem, @Nullable Throwable cause) {
        super("'" + file + "' cannot be used for TLS: " + problem, cause);
    }
}
