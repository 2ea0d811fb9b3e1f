package dev.duplexrpc.server;

import dev.duplexrpc.tls.Identity;
import dev.duplexrpc.tls.TlsContexts;
import dev.duplexrpc.tls.Trust;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Makes self-signed certificates with the JDK's keytool. */
final class Certificates {

    static final String PASSWORD = "changeit";

    private Certificates() {}

    /** A PKCS #12 key store with the key and the certificate of this subject. */
    static Path keyStore(Path folder, String subject) throws IOException, InterruptedException {
        Path file = folder.resolve(subject + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + subject,
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        return file;
    }

    static Identity identity(Path keyStore) {
        return Identity.keyStore(keyStore, PASSWORD.toCharArray());
    }

    /** Trust in the certificate of such a key store. */
    static Trust trust(Path keyStore) throws GeneralSecurityException, IOException {
        return Trust.pem(certificate(keyStore));
    }

    /** The certificate of such a key store as a PEM file. */
    static Path certificate(Path keyStore) throws GeneralSecurityException, IOException {
        return Files.writeString(
                keyStore.resolveSibling(keyStore.getFileName() + ".pem"),
                block("CERTIFICATE", load(keyStore).getCertificate("own").getEncoded()));
    }

    /** The key of such a key store as a PEM file. */
    static Path key(Path keyStore) throws GeneralSecurityException, IOException {
        Key key = load(keyStore).getKey("own", PASSWORD.toCharArray());
        return Files.writeString(
                keyStore.resolveSibling(keyStore.getFileName() + ".key"), block("PRIVATE KEY", key.getEncoded()));
    }

    /** What a client needs to trust such a key store's certificate, and to show another one if there is one. */
    static SSLContext client(Path trusted, Path... own) throws GeneralSecurityException, IOException {
        return TlsContexts.context(own.length == 0 ? null : identity(own[0]), trust(trusted));
    }

    /** Puts the content of another key store into this file. */
    static void replace(Path keyStore, Path other) throws IOException {
        try (OutputStream out = Files.newOutputStream(keyStore)) {
            Files.copy(other, out);
        }
    }

    private static KeyStore load(Path keyStore) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
    }

    private static String block(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }

    static String subject(Certificate certificate) {
        return ((java.security.cert.X509Certificate) certificate)
                .getSubjectX500Principal()
                .getName();
    }
}
