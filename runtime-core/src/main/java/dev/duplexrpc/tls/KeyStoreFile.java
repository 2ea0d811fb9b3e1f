package dev.duplexrpc.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;

/** A key store of the JDK's, PKCS #12 or JKS, told apart by its content. */
final class KeyStoreFile {

    private KeyStoreFile() {}

    static KeyStore read(Path file, char[] password) {
        byte[] bytes = PemFile.bytes(file);
        try {
            // PKCS12 reads JKS as well: the JDK looks at the first bytes (keystore.type.compat).
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            return store;
        } catch (IOException broken) {
            String problem = broken.getCause() instanceof UnrecoverableKeyException
                    ? "the password is wrong. Give the one that the key store was made with."
                    : "it is no PKCS #12 or JKS key store (" + broken.getMessage()
                            + "). For PEM files use the method for PEM.";
            throw new TlsMaterialException(file, problem, broken);
        } catch (GeneralSecurityException unsupported) {
            throw new TlsMaterialException(
                    file, "it holds what this JDK does not support (" + unsupported.getMessage() + ").", unsupported);
        }
    }

    static boolean hasKey(KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return true;
            }
        }
        return false;
    }

    static boolean hasCertificate(KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                return true;
            }
        }
        return false;
    }
}
