package dev.duplexrpc.tls;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes the JDK's contexts, from which every TLS connection is made. */
public final class TlsContexts {

    private TlsContexts() {}

    /**
     * A context for TLS 1.3 and 1.2.
     *
     * @param identity who this side is; null where it need not say, as most clients need not
     * @param trust whom it believes
     */
    public static SSLContext context(@Nullable Identity identity, Trust trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity == null ? null : identity.keyManagers(), trust.trustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK has no TLS.", impossible);
        }
    }
}
