package dev.duplexrpc.client;

import dev.duplexrpc.tls.Identity;
import dev.duplexrpc.tls.TlsContexts;
import dev.duplexrpc.tls.Trust;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Certificates that one authority has signed, made with the JDK's keytool once for all tests of this process: one run for each, since each is a process that takes its time. */
enum TestCertificates {
    /** For localhost, its addresses included. */
    LOCALHOST("-ext", "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1"),
    OTHER_HOST("-ext", "san=dns:elsewhere.example"),
    EXPIRED("-ext", "san=dns:localhost", "-startdate", "-30d", "-validity", "10"),
    CLIENT("-ext", "san=dns:client.example");

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final List<String> options;
    private @Nullable Path keyStore;

    TestCertificates(String... options) {
        this.options = List.of(options);
    }

    /** Whoever trusts the authority. */
    static Trust trust() {
        return Trust.pem(Authority.CERTIFICATE);
    }

    /** The certificate of the authority. */
    static Path authority() {
        return Authority.CERTIFICATE;
    }

    /** Where this certificate is, with its key; the password is {@code changeit}. */
    synchronized Path keyStore() {
        if (keyStore == null) {
            keyStore = make();
        }
        return keyStore;
    }

    Identity identity() {
        return Identity.keyStore(keyStore(), PASSWORD);
    }

    /** A server's context with this certificate, which trusts those of the authority. */
    SSLContext server() {
        return TlsContexts.context(identity(), trust());
    }

    private Path make() {
        String name = name().toLowerCase(Locale.ROOT);
        Path store = Authority.FOLDER.resolve(name + ".p12");
        List<String> arguments = new ArrayList<>(
                List.of("-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname", "CN=" + name, "-signer", "ca"));
        arguments.addAll(options);
        try {
            Files.copy(Authority.STORE, store);
            store.toFile().deleteOnExit();
            keytool(store, arguments);
            withoutAuthority(store);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
        return store;
    }

    /** The key of the authority is nobody's identity here. */
    private static void withoutAuthority(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        keys.deleteEntry("ca");
        try (OutputStream out = Files.newOutputStream(store)) {
            keys.store(out, PASSWORD);
        }
    }

    private static final class Authority {
        static final Path FOLDER = folder();
        static final Path STORE = FOLDER.resolve("authority.p12");
        static final Path CERTIFICATE = FOLDER.resolve("authority.pem");

        static {
            keytool(
                    STORE,
                    List.of("-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=authority", "-ext", "bc:c"));
            STORE.toFile().deleteOnExit();
            CERTIFICATE.toFile().deleteOnExit();
            try {
                Certificate own = KeyStore.getInstance(STORE.toFile(), PASSWORD).getCertificate("ca");
                String body = Base64.getMimeEncoder().encodeToString(own.getEncoded());
                Files.writeString(
                        CERTIFICATE, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (GeneralSecurityException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private static Path folder() {
            try {
                Path folder = Files.createTempDirectory("certificates");
                folder.toFile().deleteOnExit();
                return folder;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static void keytool(Path store, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
        command.addAll(List.of("-storepass", new String(PASSWORD)));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
