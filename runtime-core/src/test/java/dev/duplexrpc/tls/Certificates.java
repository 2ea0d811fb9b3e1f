package dev.duplexrpc.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Makes certificates with the JDK's keytool, as key stores and as PEM files. */
final class Certificates {

    static final char[] PASSWORD = "changeit".toCharArray();

    private Certificates() {}

    /** A key store with a self-signed certificate for localhost. */
    static Path keyStore(Path folder, String algorithm) {
        Path file = folder.resolve(algorithm + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "own"));
        command.addAll(List.of("-keyalg", algorithm, "-dname", "CN=localhost", "-ext", "san=dns:localhost"));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString()));
        command.addAll(List.of("-storepass", new String(PASSWORD)));
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes());
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return file;
    }

    /** The key and the certificate of such a key store, in one PEM file. */
    static Path pem(Path keyStore) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(Files.newInputStream(keyStore), PASSWORD);
        Key key = store.getKey("own", PASSWORD);
        String text = "made for a test\n"
                + block("PRIVATE KEY", key.getEncoded())
                + block("CERTIFICATE", store.getCertificate("own").getEncoded());
        return Files.writeString(keyStore.resolveSibling(keyStore.getFileName() + ".pem"), text);
    }

    static String block(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }
}
