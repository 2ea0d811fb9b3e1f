package dev.duplexrpc.interop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** What npm installs, in the versions of the lock file, beside the scripts that use it. */
final class NodePackages {

    private static final List<String> FILES = List.of(
            "package.json",
            "package-lock.json",
            "report.mjs",
            "rpc-websockets-client.mjs",
            "json-rpc-2.0-client.mjs",
            "open-rpc-client.mjs",
            "ws-client.mjs",
            "rpc-websockets-server.mjs");

    /** What npm says when there is no network or no registry. */
    private static final Pattern OFFLINE = Pattern.compile(
            "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|network");

    private static final List<String> INSTALL =
            List.of("npm", "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--fetch-retries=1");
    private static final long INSTALL_MINUTES = 3;

    /** Why there are no packages, once that is known: waiting for a network that is not there takes its time. */
    private static @Nullable String unavailable;

    private NodePackages() {}

    /** The folder with the scripts and their packages; the test is skipped where they cannot be had. */
    static synchronized Path installed() throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("duplexrpc.interop.node", "target/node"));
        Files.createDirectories(folder);
        boolean changed = false;
        for (String file : FILES) {
            changed |= copy(file, folder.resolve(file)) && file.startsWith("package");
        }
        // The last thing that npm writes.
        if (changed || !Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            install(folder);
        }
        return folder;
    }

    private static boolean copy(String file, Path to) throws IOException {
        try (InputStream in = Objects.requireNonNull(NodePackages.class.getResourceAsStream("/node/" + file))) {
            byte[] bytes = in.readAllBytes();
            if (Files.exists(to) && Arrays.equals(Files.readAllBytes(to), bytes)) {
                return false;
            }
            Files.write(to, bytes);
            return true;
        }
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(unavailable == null, () -> String.valueOf(unavailable));
        Path log = folder.resolve("npm.log");
        Process npm;
        try {
            npm = new ProcessBuilder(INSTALL)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException missing) {
            skip("There is no npm on this machine", missing.toString());
            return;
        }
        try {
            boolean ended = npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(log, StandardCharsets.UTF_8);
            if (!ended) {
                skip("npm did not end within " + INSTALL_MINUTES + " minutes", said);
            } else if (npm.exitValue() != 0 && OFFLINE.matcher(said).find()) {
                skip("npm cannot reach its registry", said);
            } else if (npm.exitValue() != 0) {
                throw new AssertionError("npm failed: " + said);
            }
        } finally {
            npm.destroyForcibly();
        }
    }

    private static void skip(String why, String detail) {
        unavailable = why + ", so tests with Node.js are skipped.";
        Assumptions.abort(unavailable + " " + detail);
    }
}
