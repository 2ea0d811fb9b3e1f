package dev.duplexrpc.server;

/** The header in which the proxies in front of a server report the address of the client. */
public enum ForwardedHeader {
    /** {@code X-Forwarded-For: client, proxy}, which most proxies support. */
    X_FORWARDED_FOR,
    /** {@code Forwarded: for=client, for=proxy}, of RFC 7239. */
    FORWARDED
}
