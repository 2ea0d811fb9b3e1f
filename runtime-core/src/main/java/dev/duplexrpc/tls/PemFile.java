package dev.duplexrpc.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text file of Base64 blocks between {@code BEGIN} and {@code END} lines, RFC 7468. */
final class PemFile {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.CASE_INSENSITIVE);

    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private record Block(String label, byte[] bytes) {}

    private final Path file;
    private final List<Block> blocks = new ArrayList<>();

    private PemFile(Path file, String text) {
        this.file = file;
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            try {
                blocks.add(new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2))));
            } catch (IllegalArgumentException broken) {
                throw new TlsMaterialException(
                        file, "its block '" + matcher.group(1) + "' is not Base64. Copy the file anew.", broken);
            }
        }
    }

    static PemFile read(Path file) {
        return new PemFile(file, new String(bytes(file), StandardCharsets.ISO_8859_1));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new TlsMaterialException(file, "there is no such file. Give the path of one.", missing);
        } catch (IOException unreadable) {
            throw new TlsMaterialException(file, "it cannot be read (" + unreadable + ").", unreadable);
        }
    }

    /** All certificates, in the order of the file; at least one. */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label.equals("CERTIFICATE")) {
                certificates.add(certificate(block.bytes));
            }
        }
        if (certificates.isEmpty()) {
            throw new TlsMaterialException(
                    file, "it holds no 'BEGIN CERTIFICATE' block. Give a PEM file with a certificate.", null);
        }
        return certificates;
    }

    private X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException broken) {
            throw new TlsMaterialException(
                    file,
                    "one of its certificates is broken (" + broken.getMessage() + "). Copy the file anew.",
                    broken);
        }
    }

    /** The first private key; in the form PKCS #8, unencrypted, because that is what the JDK reads. */
    PrivateKey privateKey() {
        for (Block block : blocks) {
            switch (block.label) {
                case "PRIVATE KEY" -> {
                    return privateKey(block.bytes);
                }
                case "ENCRYPTED PRIVATE KEY" ->
                    throw new TlsMaterialException(
                            file,
                            "its private key is encrypted. Use a key store (PKCS #12), or decrypt the key with 'openssl pkcs8 -in "
                                    + file.getFileName() + " -out key.pem'.",
                            null);
                case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
                    throw new TlsMaterialException(
                            file,
                            "its private key has the old form '" + block.label
                                    + "'. Convert it with 'openssl pkcs8 -topk8 -nocrypt -in " + file.getFileName()
                                    + " -out key.pem'.",
                            null);
                default -> {
                    // Certificates and parameters often stand in the same file.
                }
            }
        }
        throw new TlsMaterialException(
                file, "it holds no 'BEGIN PRIVATE KEY' block. Give a PEM file with a PKCS #8 key.", null);
    }

    private PrivateKey privateKey(byte[] der) {
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException otherAlgorithm) {
                // The algorithm stands inside the key; trying is how the JDK finds it.
                continue;
            } catch (GeneralSecurityException unsupported) {
                throw new TlsMaterialException(file, "this JDK has no " + algorithm + " keys.", unsupported);
            }
        }
        throw new TlsMaterialException(
                file, "its private key is neither RSA nor EC nor EdDSA in the form PKCS #8, or is broken.", null);
    }
}
