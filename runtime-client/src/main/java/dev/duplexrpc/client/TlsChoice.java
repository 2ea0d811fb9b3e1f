package dev.duplexrpc.client;

import dev.duplexrpc.tls.Identity;
import dev.duplexrpc.tls.Trust;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Whom a client believes and who it is itself, as its builder is told, and what TLS makes of that. Not for several threads. */
final class TlsChoice {

    private @Nullable Trust trust;
    private @Nullable Identity identity;
    private @Nullable SSLContext context;
    private boolean insecure;

    /** Made once, because TLS sessions are resumed only within one context; null until it is needed and when something else is chosen. */
    private @Nullable ClientTls made;

    void trust(Trust authorities) {
        trust = authorities;
        made = null;
    }

    void identity(Identity own) {
        identity = own;
        made = null;
    }

    void context(SSLContext own) {
        context = own;
        made = null;
    }

    void insecure(boolean believesEverybody) {
        insecure = believesEverybody;
        made = null;
    }

    /**
     * What was chosen.
     *
     * @param leadsElsewhere whether a redirect may lead to an encrypted address
     * @throws IllegalArgumentException if the choices contradict each other or the target
     */
    ClientTls made(Target target, boolean leadsElsewhere) {
        check(target, leadsElsewhere);
        ClientTls now = made;
        if (now == null) {
            now = make();
            made = now;
        }
        return now;
    }

    private void check(Target target, boolean leadsElsewhere) {
        boolean material = trust != null || identity != null;
        if ((material || context != null || insecure) && !target.secure() && !leadsElsewhere) {
            throw new IllegalArgumentException(
                    "The URL " + target + " is not encrypted, so trust, identity, sslContext and insecureForDevelopment"
                            + " would have no effect: use a wss:// URL.");
        }
        if ((material ? 1 : 0) + (context != null ? 1 : 0) + (insecure ? 1 : 0) > 1) {
            throw new IllegalArgumentException(
                    "Use either trust and identity, or sslContext, or insecureForDevelopment:"
                            + " each says whom to believe.");
        }
    }

    private ClientTls make() {
        if (insecure) {
            return ClientTls.insecure();
        }
        return context != null ? ClientTls.of(context) : ClientTls.of(identity, trust);
    }
}
