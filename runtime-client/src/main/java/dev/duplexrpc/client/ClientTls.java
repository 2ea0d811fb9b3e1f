package dev.duplexrpc.client;

import dev.duplexrpc.tls.Identity;
import dev.duplexrpc.tls.TlsContexts;
import dev.duplexrpc.tls.Trust;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a client does TLS: whom it believes, who it is, and whether it looks at all. */
final class ClientTls {

    private static final Logger LOG = LoggerFactory.getLogger(ClientTls.class);

    /** Null for the one that all share. */
    private final @Nullable SSLContext own;

    private final boolean verifies;

    private ClientTls(@Nullable SSLContext own, boolean verifies) {
        this.own = own;
        this.verifies = verifies;
    }

    /** Believes whom the JDK believes. All share one context, because reading the JDK's authorities takes long and sessions are resumed within one. */
    static ClientTls defaults() {
        return new ClientTls(null, true);
    }

    /** Initialised when it is first needed, which for ws:// is never. */
    private static final class Defaults {
        static final SSLContext CONTEXT = TlsContexts.context(null, Trust.system());
    }

    static ClientTls of(@Nullable Identity identity, @Nullable Trust trust) {
        return identity == null && trust == null
                ? defaults()
                : of(TlsContexts.context(identity, trust == null ? Trust.system() : trust));
    }

    static ClientTls of(SSLContext context) {
        return new ClientTls(context, true);
    }

    /** Believes everybody. */
    static ClientTls insecure() {
        LOG.warn(
                "A client is told not to verify certificates (insecureForDevelopment): whoever sits on the line can read and"
                        + " change everything. This must not be used in production.");
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Gullible()}, null);
            return new ClientTls(context, false);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK has no TLS.", impossible);
        }
    }

    /** Takes long the first time, when the JDK's authorities are read: to be called first on a thread that may block. */
    SSLContext context() {
        return own == null ? Defaults.CONTEXT : own;
    }

    /** An engine for one connection to this target, which says its name and looks whether the certificate is for it. */
    WatchedEngine engine(Target target) {
        SSLEngine engine = context().createSSLEngine(target.host(), target.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        if (verifies) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        parameters.setServerNames(serverNames(target.host()));
        engine.setSSLParameters(parameters);
        return new WatchedEngine(engine);
    }

    SSLContext contextFor(SSLEngine engine) {
        return new OneEngineContext(context(), engine);
    }

    /** Names only: RFC 6066 tells no addresses. */
    private static List<SNIServerName> serverNames(String host) {
        boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        try {
            return address ? List.of() : List.of(new SNIHostName(host));
        } catch (IllegalArgumentException unusual) {
            // Such as one with an underscore, which the name service may know all the same.
            return List.of();
        }
    }

    private static final class Gullible extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
