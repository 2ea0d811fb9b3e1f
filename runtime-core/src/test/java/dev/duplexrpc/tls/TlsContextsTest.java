package dev.duplexrpc.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsContextsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void aServerOfPemFilesIsTrustedByAClientOfPemFiles(String algorithm) throws Exception {
        Path pem = Certificates.pem(Certificates.keyStore(folder, algorithm));

        assertThat(handshake(
                        TlsContexts.context(Identity.pem(pem, pem), Trust.system()),
                        TlsContexts.context(null, Trust.pem(pem))))
                .startsWith("TLSv1.3");
    }

    @Test
    void aServerOfAKeyStoreIsTrustedByAClientOfPemFilesOnlyIfTheyHoldItsCertificate() throws Exception {
        Path store = Certificates.keyStore(folder, "EC");
        SSLContext server = TlsContexts.context(Identity.keyStore(store, Certificates.PASSWORD), Trust.system());

        assertThat(handshake(server, TlsContexts.context(null, Trust.pem(Certificates.pem(store)))))
                .startsWith("TLSv1.3");
        assertThatThrownBy(() -> handshake(server, TlsContexts.context(null, Trust.system())))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void whatCannotBeUsedSaysWhichFileAndWhatToDo() throws Exception {
        Path store = Certificates.keyStore(folder, "EC");
        Path pem = Certificates.pem(store);
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
        Path encrypted =
                Files.writeString(folder.resolve("enc.pem"), Certificates.block("ENCRYPTED PRIVATE KEY", new byte[3]));
        Path old = Files.writeString(folder.resolve("old.pem"), Certificates.block("RSA PRIVATE KEY", new byte[3]));
        Path other = Certificates.pem(Certificates.keyStore(folder, "RSA"));

        assertThatThrownBy(() -> Trust.pem(folder.resolve("missing.pem")))
                .hasMessageContaining("missing.pem")
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> Trust.pem(empty)).hasMessageContaining("no 'BEGIN CERTIFICATE' block");
        assertThatThrownBy(() -> Identity.pem(pem, empty)).hasMessageContaining("no 'BEGIN PRIVATE KEY' block");
        assertThatThrownBy(() -> Identity.pem(pem, encrypted)).hasMessageContaining("openssl pkcs8 -in enc.pem");
        assertThatThrownBy(() -> Identity.pem(pem, old)).hasMessageContaining("-topk8");
        assertThatThrownBy(() -> Identity.pem(pem, other)).hasMessageContaining("a key for RSA");
        assertThatThrownBy(() -> Identity.keyStore(store, "wrong".toCharArray()))
                .isInstanceOf(TlsMaterialException.class)
                .hasMessageContaining("the password is wrong");
        assertThatThrownBy(() -> Identity.keyStore(pem, Certificates.PASSWORD))
                .hasMessageContaining("no PKCS #12 or JKS key store");
        assertThatThrownBy(() -> Trust.keyStore(store, Certificates.PASSWORD))
                .hasMessageContaining("no trusted certificate");
    }

    /** Lets two engines talk and says what they agreed on. */
    private static String handshake(SSLContext server, SSLContext client) throws SSLException {
        SSLEngine listening = server.createSSLEngine();
        listening.setUseClientMode(false);
        SSLEngine dialling = client.createSSLEngine("localhost", 1);
        dialling.setUseClientMode(true);
        ByteBuffer there = ByteBuffer.allocate(64 * 1024);
        ByteBuffer back = ByteBuffer.allocate(64 * 1024);
        for (int turn = 0; turn < 20; turn++) {
            step(dialling, back, there);
            step(listening, there, back);
        }
        assertThat(dialling.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
        return dialling.getSession().getProtocol() + " " + dialling.getSession().getCipherSuite();
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        in.flip();
        ByteBuffer nowhere = ByteBuffer.allocate(32 * 1024);
        boolean moved = true;
        while (moved) {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
            SSLEngineResult wrapped = engine.wrap(ByteBuffer.allocate(0), out);
            SSLEngineResult unwrapped = engine.unwrap(in, nowhere);
            moved = wrapped.bytesProduced() + unwrapped.bytesConsumed() > 0;
        }
        in.compact();
    }
}
