package dev.duplexrpc.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom a session counts for as long as it waits: the principal whose credentials opened it, or else the address from which it was opened.
 *
 * @param principal null for nobody
 * @param address null where there is a principal
 */
record SessionOwner(@Nullable String principal, @Nullable String address) {

    static SessionOwner of(@Nullable String principal, String address) {
        return new SessionOwner(principal, principal == null ? address : null);
    }

    boolean has(@Nullable String name) {
        return Objects.equals(principal, name);
    }
}
