package dev.duplexrpc.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** This side's own private key and certificate chain. Read once, when it is created; immutable. */
public final class Identity {

    private final KeyManager[] keys;

    private Identity(KeyManager[] keys) {
        this.keys = keys;
    }

    /**
     * From PEM files; both may be the same file.
     *
     * @param certificates this side's certificate first, then the chain up to the authority
     * @param privateKey PKCS #8, not encrypted
     * @throws TlsMaterialException if a file cannot be used, with the reason
     */
    public static Identity pem(Path certificates, Path privateKey) {
        List<X509Certificate> chain = PemFile.read(certificates).certificates();
        PrivateKey key = PemFile.read(privateKey).privateKey();
        if (!key.getAlgorithm().equals(chain.get(0).getPublicKey().getAlgorithm())) {
            throw new TlsMaterialException(
                    privateKey,
                    "it is a key for " + key.getAlgorithm() + ", but the first certificate of '" + certificates
                            + "' is for " + chain.get(0).getPublicKey().getAlgorithm()
                            + ". The certificate that belongs to the key must stand first.",
                    null);
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] password = {};
            store.setKeyEntry("key", key, password, chain.toArray(X509Certificate[]::new));
            return new Identity(managers(store, password));
        } catch (GeneralSecurityException | IOException broken) {
            throw new TlsMaterialException(
                    privateKey, "key and certificate do not fit together (" + broken.getMessage() + ").", broken);
        }
    }

    /**
     * From a key store, PKCS #12 or JKS, with one key.
     *
     * @param password of the key store and of the key; may be overwritten afterwards
     * @throws TlsMaterialException if it cannot be used, with the reason
     */
    public static Identity keyStore(Path file, char[] password) {
        KeyStore store = KeyStoreFile.read(file, password);
        try {
            if (!KeyStoreFile.hasKey(store)) {
                throw new TlsMaterialException(
                        file, "it holds no private key. Make it from the key and its certificate.", null);
            }
            return new Identity(managers(store, password));
        } catch (GeneralSecurityException broken) {
            throw new TlsMaterialException(
                    file,
                    "its private key cannot be read (" + broken.getMessage() + "). Key and store need one password.",
                    broken);
        }
    }

    private static KeyManager[] managers(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    KeyManager[] keyManagers() {
        return keys.clone();
    }
}
