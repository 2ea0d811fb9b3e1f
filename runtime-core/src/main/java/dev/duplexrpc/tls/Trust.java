package dev.duplexrpc.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The authorities whose certificates this side trusts. Read once, when it is created; immutable. */
public final class Trust {

    private final TrustManager[] managers;

    private Trust(TrustManager[] managers) {
        this.managers = managers;
    }

    /** The authorities that came with the JDK, or those of {@code javax.net.ssl.trustStore}. */
    public static Trust system() {
        try {
            return new Trust(managers(null));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The JDK's own trust store cannot be read.", broken);
        }
    }

    /**
     * Exactly these certificates, of authorities or of single servers, from PEM files.
     *
     * @throws TlsMaterialException if a file cannot be used, with the reason
     */
    public static Trust pem(Path... files) {
        if (files.length == 0) {
            throw new IllegalArgumentException("Trust needs at least one PEM file; Trust.system() is the JDK's own.");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Path file : files) {
                for (X509Certificate certificate : PemFile.read(file).certificates()) {
                    store.setCertificateEntry("trusted-" + number++, certificate);
                }
            }
            return new Trust(managers(store));
        } catch (GeneralSecurityException | IOException broken) {
            throw new TlsMaterialException(
                    files[0], "its certificates cannot be trusted (" + broken.getMessage() + ").", broken);
        }
    }

    /**
     * Exactly the certificates of a key store, PKCS #12 or JKS.
     *
     * @throws TlsMaterialException if it cannot be used, with the reason
     */
    public static Trust keyStore(Path file, char[] password) {
        KeyStore store = KeyStoreFile.read(file, password);
        try {
            if (!KeyStoreFile.hasCertificate(store)) {
                throw new TlsMaterialException(
                        file,
                        "it holds no trusted certificate. Import one with 'keytool -importcert', or give a PEM file.",
                        null);
            }
            return new Trust(managers(store));
        } catch (GeneralSecurityException broken) {
            throw new TlsMaterialException(
                    file, "its certificates cannot be read (" + broken.getMessage() + ").", broken);
        }
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    TrustManager[] trustManagers() {
        return managers.clone();
    }
}
