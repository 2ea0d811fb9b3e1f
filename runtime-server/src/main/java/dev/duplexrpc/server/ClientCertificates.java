package dev.duplexrpc.server;

import org.xnio.SslClientAuthMode;

/** Whether clients present a certificate when they connect over TLS. */
public enum ClientCertificates {
    /** Clients are not asked for a certificate. */
    NONE(SslClientAuthMode.NOT_REQUESTED),
    /** Clients are asked; a client that presents none, or one that is not trusted, may connect nevertheless, without a principal. */
    WANT(SslClientAuthMode.REQUESTED),
    /** A client that presents no trusted certificate cannot connect. */
    NEED(SslClientAuthMode.REQUIRED);

    final SslClientAuthMode mode;

    ClientCertificates(SslClientAuthMode mode) {
        this.mode = mode;
    }
}
