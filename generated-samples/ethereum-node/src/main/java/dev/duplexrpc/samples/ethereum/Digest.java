package dev.duplexrpc.samples.ethereum;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes in the form that Ethereum has them: SHA-256 here, because Java does not come with the Keccak-256 of real nodes. */
final class Digest {
    /** What the first block has for a parent. */
    static final String NOTHING = "0x" + "0".repeat(64);

    private Digest() {}

    static String of(String what, long number) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha.digest((what + "/" + number).getBytes(StandardCharsets.UTF_8));
            return "0x" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
