package dev.duplexrpc.server;

import org.xnio.SslClientAuthMode;

/** Whether clients show a certificate when they connect over TLS. */
public enum ClientCertificates {
    /** They are not asked for one. */
    NONE(SslClientAuthMode.NOT_REQUESTED),
    /** They are asked; who shows none, or one that is not trusted, may connect all the same and is nobody. */
    WANT(SslClientAuthMode.REQUESTED),
    /** Who shows none that is trusted cannot connect. */
    NEED(SslClientAuthMode.REQUIRED);

    final SslClientAuthMode mode;

    ClientCertificates(SslClientAuthMode mode) {
        this.mode = mode;
    }
}
