package dev.duplexrpc.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate for localhost, in a file that servers and load share for as long as a comparison lasts. */
public final class SelfSigned {
    private static final String PASSWORD = "benchmark";

    private SelfSigned() {}

    /** Makes the file; it goes when this JVM does. */
    public static Path make() throws IOException {
        Path folder = Files.createTempDirectory("duplexrpc-benchmarks");
        folder.toFile().deleteOnExit();
        Path file = folder.resolve("localhost.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(file)) {
            throw new IOException("keytool made no key store: " + said);
        }
        file.toFile().deleteOnExit();
        return file;
    }

    public static char[] password() {
        return PASSWORD.toCharArray();
    }

    /** For servers: what shows the certificate. */
    public static KeyManagerFactory keys(Path file) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(file), password());
        return keys;
    }

    /** For servers that want to be given all of it. */
    public static SSLContext showing(Path file) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(file).getKeyManagers(), null, null);
        return context;
    }

    /** For clients: trusts that certificate and no other. */
    public static SSLContext trusting(Path file) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust(file).getTrustManagers(), null);
        return context;
    }

    /** For clients: what trusts that certificate and no other. */
    public static TrustManagerFactory trust(Path file) throws IOException, GeneralSecurityException {
        KeyStore certificates = load(file);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("localhost", certificates.getCertificate("localhost"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust;
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password());
        }
        return store;
    }
}
