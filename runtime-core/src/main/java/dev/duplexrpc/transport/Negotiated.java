package dev.duplexrpc.transport;

import dev.duplexrpc.websocket.DeflateTerms;
import dev.duplexrpc.websocket.Role;
import org.jspecify.annotations.Nullable;

/**
 * What the opening handshake has settled, and left behind.
 *
 * @param role this side's role
 * @param subprotocol the one that the server chose, null if none
 * @param deflate how messages may be compressed, null if they may not
 * @param label how logs call the other side, null for its address
 * @param alreadyRead what was read behind the HTTP part and with it; owned by whoever gets it
 */
public record Negotiated(
        Role role,
        @Nullable String subprotocol,
        @Nullable DeflateTerms deflate,
        @Nullable String label,
        byte[] alreadyRead) {

    private static final byte[] NOTHING = {};

    /** A server's side on which nothing was agreed upon. */
    public static Negotiated server() {
        return new Negotiated(Role.SERVER, null, null, null, NOTHING);
    }

    /** A client's side on which nothing was agreed upon. */
    public static Negotiated client() {
        return new Negotiated(Role.CLIENT, null, null, null, NOTHING);
    }

    public Negotiated withSubprotocol(@Nullable String chosen) {
        return new Negotiated(role, chosen, deflate, label, alreadyRead);
    }

    public Negotiated withDeflate(@Nullable DeflateTerms terms) {
        return new Negotiated(role, subprotocol, terms, label, alreadyRead);
    }

    public Negotiated withLabel(String name) {
        return new Negotiated(role, subprotocol, deflate, name, alreadyRead);
    }

    public Negotiated withAlreadyRead(byte[] bytes) {
        return new Negotiated(role, subprotocol, deflate, label, bytes);
    }
}
